package dev.grapevine.dashboard.digest;

import dev.grapevine.brand.Brand;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a brand between two digests.
 *
 * @param now counts of the time it covers
 * @param before counts of as long a time before that
 * @param rivals counts of everybody else it is compared with
 * @param late mentions that were heard in this time but belong to an earlier one
 */
public record Digest(
        Brand brand,
        Instant from,
        Instant until,
        Tally now,
        Tally before,
        Tally rivals,
        Tally rivalsBefore,
        List<Story> best,
        List<Story> worst,
        List<Phrase> phrases,
        List<Voice> voices,
        List<IncidentEvent> incidents,
        List<Story> questions,
        long late) {

    public Digest {
        best = List.copyOf(best);
        worst = List.copyOf(worst);
        phrases = List.copyOf(phrases);
        voices = List.copyOf(voices);
        incidents = List.copyOf(incidents);
        questions = List.copyOf(questions);
    }

    /** Ids of the stories it tells of. */
    List<String> told() {
        return Stream.of(best, worst, questions)
                .flatMap(List::stream)
                .map(Story::id)
                .distinct()
                .toList();
    }

    /** @param copies mentions of it in this time */
    public record Story(
            String id,
            @Nullable String author,
            String source,
            Instant at,
            @Nullable String title,
            @Nullable String text,
            @Nullable String url,
            long copies,
            long engagement) {}

    /** A word with the number of mentions that hold it. */
    public record Phrase(String text, long mentions) {}

    /** Somebody who is known by name. */
    public record Voice(String name, long mentions, long followers) {}
}
