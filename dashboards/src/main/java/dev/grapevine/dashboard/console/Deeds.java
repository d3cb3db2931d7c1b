package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.dashboard.console.IncidentView.Deed;
import dev.grapevine.dashboard.mail.MailText;
import java.time.ZoneId;

/** What people did, in words. */
final class Deeds {

    private Deeds() {}

    static Deed of(Act act, ZoneId zone) {
        return new Deed(
                When.of(act.at(), zone),
                MentionRow.name(act.by()),
                what(act, zone),
                act.note() == null ? "" : MailText.oneLine(act.note()));
    }

    private static String what(Act act, ZoneId zone) {
        return switch (act.verb()) {
            case ACKNOWLEDGE -> "is looking into it";
            case SILENCE ->
                act.until() == null ? "silenced it" : "silenced it until " + MailText.time(act.until(), zone);
            case NOTE -> "wrote a note";
            case NOT_USEFUL -> "said that this alert was not useful" + why(act);
            case ASSIGN -> "gave it to";
            case ANSWERED -> "answered";
            case HAND_OVER -> "handed it over to";
            case CLOSE -> "said that it needs no answer";
            case REOPEN -> "opened it again";
            case CORRECT -> "called it";
            case CHANGE -> "changed";
            case UNSUBSCRIBE -> "ended digests";
            case SUBSCRIBE -> "asked for digests again";
        };
    }

    private static String why(Act act) {
        return act.reason() == null || act.reason() == Act.Reason.OTHER
                ? ""
                : " (" + Words.low(act.reason()).replace('_', ' ') + ")";
    }
}
