package dev.grapevine.mention;

import java.time.Instant;

/** The fixture of every test that needs a mention. */
public final class Mentions {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Mentions() {}

    /** A post of an invented network, published and heard at {@link #NOON}. */
    public static MentionBuilder post(String nativeId, String text) {
        return Mention.builder("testnet", nativeId)
                .source("testnet-search")
                .sourceType(SourceType.POST)
                .published(NOON)
                .fetched(NOON)
                .url("https://testnet.example/" + nativeId)
                .author(new Author("author-" + nativeId, null, 100L, false))
                .text(text)
                .language("en");
    }

    /** The deletion of {@link #post}, heard at the given time. */
    public static Mention deletion(String nativeId, Instant fetched) {
        return Mention.builder("testnet", nativeId)
                .source("testnet-search")
                .action(Action.DELETE)
                .fetched(fetched)
                .build();
    }
}
