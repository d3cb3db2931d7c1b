package dev.grapevine.dashboard.mail;

import static dev.grapevine.dashboard.mail.Phrases.say;

import dev.grapevine.incident.IncidentEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recipient can do about an incident, as links to pages. */
final class Actions {

    private Actions() {}

    /** None where no public address is configured. */
    static List<Note.Action> of(IncidentEvent event, MailLinks links, String act) {
        List<Note.Action> actions = new ArrayList<>();
        boolean canAct = links.console() != null;
        if (canAct && event.event() != IncidentEvent.Type.RESOLVED) {
            actions.add(new Note.Action(say("link.acknowledge"), act + "?do=acknowledge"));
            actions.add(new Note.Action(say("link.silence"), act + "?do=silence"));
        }
        add(actions, "link.incident", links.incident(event.incident()));
        add(actions, "link.mentions", links.mentions(event.brand(), MailView.mood(event)));
        add(actions, "link.kibana", links.kibana(event.brand(), event.started(), event.at()));
        if (canAct) {
            actions.add(new Note.Action(say("link.not-useful"), act + "?do=not-useful"));
        }
        return actions;
    }

    private static void add(List<Note.Action> actions, String label, @Nullable String link) {
        if (link != null) {
            actions.add(new Note.Action(say(label), link));
        }
    }
}
