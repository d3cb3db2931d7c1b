package dev.grapevine.action;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people asked for about one brand's incidents, as far as it changes how they are told.
 *
 * <p>An incident's id begins with its brand, so an act belongs to the brand of its subject. An act counts from its own
 * time on: a replay that knows it from the start tells the same.
 */
public record Orders(List<Act> acts) {

    /** Nobody asked for anything. */
    public static final Orders NONE = new Orders(List.of());

    public Orders {
        acts = List.copyOf(acts);
    }

    /** The brand of the incident an act is about; nothing where it is about a mention. */
    public static Optional<String> brandOf(Act act) {
        int end = act.subject().indexOf('|');
        return end < 0 ? Optional.empty() : Optional.of(act.subject().substring(0, end));
    }

    /** Who has taken an incident on. */
    public @Nullable String acknowledgedBy(String incident, Instant at) {
        return last(incident, Act.Verb.ACKNOWLEDGE, at).map(Act::by).orElse(null);
    }

    /** Until when nothing of the brand is to be heard; null where it is. */
    public @Nullable Instant silencedUntil(Instant at) {
        return acts.stream()
                .filter(act -> act.verb() == Act.Verb.SILENCE && !act.at().isAfter(at))
                .flatMap(act -> Optional.ofNullable(act.until()).stream())
                .filter(until -> until.isAfter(at))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether somebody said that an incident was not useful. */
    public boolean isNotUseful(String incident, Instant at) {
        return last(incident, Act.Verb.NOT_USEFUL, at).isPresent();
    }

    private Optional<Act> last(String incident, Act.Verb verb, Instant at) {
        return acts.stream()
                .filter(act -> act.verb() == verb
                        && act.subject().equals(incident)
                        && !act.at().isAfter(at))
                .max(Comparator.comparing(Act::at));
    }
}
