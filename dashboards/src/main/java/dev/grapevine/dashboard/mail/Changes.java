package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Share;
import dev.grapevine.incident.IncidentEvent.Term;
import dev.grapevine.incident.IncidentEvent.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What changed between two events of an incident, in sentences. */
final class Changes {

    private static final int NAMES = 4;
    private static final int NAME_BYTES = 80;

    private Changes() {}

    static List<String> between(IncidentEvent before, IncidentEvent now) {
        List<String> changes = new ArrayList<>();
        add(changes, "changed.count", MailText.number(before.count()), MailText.number(now.count()));
        add(changes, "changed.severity", MailText.severity(before.severity()), MailText.severity(now.severity()));
        add(
                changes,
                "changed.authors",
                MailText.number(before.why().authors()),
                MailText.number(now.why().authors()));
        add(changes, "changed.mood", negative(before.why()), negative(now.why()));
        addNew(
                changes,
                "changed.terms",
                now.why().terms().stream().map(Term::term).toList(),
                before.why().terms().stream().map(Term::term).toList());
        addNew(
                changes,
                "changed.sources",
                now.why().sources().stream().map(Share::name).toList(),
                before.why().sources().stream().map(Share::name).toList());
        return changes;
    }

    private static void add(List<String> changes, String sentence, String before, String now) {
        if (!before.equals(now)) {
            changes.add(say(sentence, now, before));
        }
    }

    private static void addNew(List<String> changes, String sentence, List<String> now, List<String> before) {
        String names = now.stream()
                .filter(name -> !before.contains(name))
                .limit(NAMES)
                .map(name -> MailText.clip(name, NAME_BYTES))
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            changes.add(say(sentence, names));
        }
    }

    private static String negative(Why why) {
        long scored = why.negative() + why.neutral() + why.positive();
        return scored == 0 ? say("unscored") : MailText.percent((double) why.negative() / scored);
    }
}
