package dev.grapevine.job.reputation;

import dev.grapevine.json.KeptEncoded;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import java.time.Instant;
import java.util.Optional;

/**
 * That an author said something: what has to be known to take it back, and none of the words.
 *
 * @param author pseudonym
 * @param version of the mention's state; what takes it back has to be newer
 */
@KeptEncoded
public record Sighting(
        String author, String platform, String nativeId, SourceType sourceType, String source, long version) {

    /** The deletion of a mention that is to be forgotten, at the earliest at the given time. */
    static Mention takenBack(Mention mention, Instant at) {
        return new Sighting(
                        "",
                        mention.platform(),
                        mention.nativeId(),
                        mention.sourceType(),
                        mention.source(),
                        mention.version())
                .takenBack(at);
    }

    /** Nothing for a deletion, and where nobody knows who spoke. */
    static Optional<Sighting> of(Mention mention) {
        Author author = mention.author();
        String pseudonym = author == null ? null : author.id();
        return pseudonym == null || mention.action() == Action.DELETE
                ? Optional.empty()
                : Optional.of(new Sighting(
                        pseudonym,
                        mention.platform(),
                        mention.nativeId(),
                        mention.sourceType(),
                        mention.source(),
                        mention.version()));
    }

    /** The deletion of what was said, at the earliest at the given time. */
    Mention takenBack(Instant at) {
        Instant newer = Instant.ofEpochMilli(version + 1);
        return Mention.builder(platform, nativeId)
                .sourceType(sourceType)
                .source(source)
                .fetched(at.isAfter(newer) ? at : newer)
                .action(Action.DELETE)
                .build();
    }
}
