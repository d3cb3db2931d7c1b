package dev.grapevine.ingest.connector;

import dev.grapevine.ingest.source.Handling;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionBuilder;
import dev.grapevine.mention.Pseudonyms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all mentions of one source have in common. */
public record Origin(Source source, Pseudonyms pseudonyms) {

    /** From here on an author is a public voice, whose name may be shown. */
    private static final long WIDELY_FOLLOWED = 10_000;

    /** A mention with the source's defaults. */
    public MentionBuilder mention(String nativeId, Instant fetched) {
        Handling handling = source.handling();
        return Mention.builder(source.platform(), nativeId)
                .source(source.name())
                .sourceType(source.sourceType())
                .fetched(fetched)
                .language(handling.language())
                .license(handling.license())
                .retainUntil(handling.retain() == null ? null : fetched.plus(handling.retain()));
    }

    /** An author of whom only the name is known. */
    public @Nullable Author author(@Nullable String name) {
        return name == null || name.isBlank() ? null : author(source.platform(), name, name, null, null);
    }

    /** The name is dropped unless it is that of a public voice, or the source's configuration wants it. */
    public Author author(
            String platform,
            String nativeId,
            @Nullable String name,
            @Nullable Long followers,
            @Nullable Boolean verified) {
        boolean known = Boolean.TRUE.equals(verified) || (followers != null && followers >= WIDELY_FOLLOWED);
        boolean shown = known || source.handling().showNames();
        return new Author(pseudonyms.of(platform, nativeId), shown ? name : null, followers, verified);
    }
}
