package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Reason;
import dev.grapevine.action.Act.Verb;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.mail.MailText;
import io.javalin.http.BadRequestResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody sent from an incident's page. */
final class ActForm {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SILENCE_HOURS = 168;

    private static final Map<String, Verb> VERBS = Map.of(
            "acknowledge", Verb.ACKNOWLEDGE,
            "silence", Verb.SILENCE,
            "note", Verb.NOTE,
            "not-useful", Verb.NOT_USEFUL);

    private ActForm() {}

    /**
     * @param now by the stream's clock, which is the one that a silence ends by
     * @throws BadRequestResponse saying what is wrong
     */
    static Act act(
            String subject,
            @Nullable String verb,
            @Nullable String by,
            @Nullable String note,
            @Nullable String hours,
            @Nullable String reason,
            Instant now) {
        Verb known = verb == null ? null : VERBS.get(verb);
        if (known == null) {
            throw new BadRequestResponse("Choose what to do: acknowledge, silence, note or not-useful.");
        }
        String text = line(note, LONGEST_NOTE);
        if (known == Verb.NOTE && text.isEmpty()) {
            throw new BadRequestResponse("A note needs some words.");
        }
        String name = line(by, LONGEST_NAME);
        return new Act(
                Act.VERSION,
                subject,
                known,
                now,
                name.isEmpty() ? Gate.SOMEBODY : name,
                text.isEmpty() ? null : text,
                known == Verb.SILENCE ? now.plus(silence(hours)) : null,
                known == Verb.NOT_USEFUL ? reason(reason) : null);
    }

    /** Other where somebody did not say why. */
    private static Reason reason(@Nullable String key) {
        return Arrays.stream(Reason.values())
                .filter(reason -> Words.low(reason).replace('_', '-').equals(key))
                .findFirst()
                .orElse(Reason.OTHER);
    }

    private static Duration silence(@Nullable String hours) {
        try {
            int count = Integer.parseInt(hours == null ? "" : hours);
            if (count >= 1 && count <= LONGEST_SILENCE_HOURS) {
                return Duration.ofHours(count);
            }
        } catch (NumberFormatException e) {
            // Said below, as for any other number that does not fit.
        }
        throw new BadRequestResponse("Silence for 1 to " + LONGEST_SILENCE_HOURS + " hours.");
    }

    private static String line(@Nullable String text, int longest) {
        return text == null ? "" : MailText.shorten(MailText.oneLine(text), longest);
    }
}
