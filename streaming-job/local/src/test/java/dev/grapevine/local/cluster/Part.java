package dev.grapevine.local.cluster;

import dev.grapevine.generate.Generated;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Mentions to live through one fault with; the one in their middle has to be seen.
 *
 * @param brand that only the one which has to be seen is about
 * @param mentions one every three seconds of the stream
 */
record Part(String brand, List<Generated> mentions) {

    /** Thirty times the speed of the stream. */
    static final Duration PACE = Duration.ofMillis(100);

    static final Duration STEP = PACE.multipliedBy(30);

    Part {
        mentions = List.copyOf(mentions);
    }

    List<Mention> all() {
        return mentions.stream().map(Generated::mention).toList();
    }

    List<Mention> before() {
        return all().subList(0, mentions.size() / 2);
    }

    /** From the one that has to be seen on. */
    List<Mention> after() {
        return all().subList(mentions.size() / 2, mentions.size());
    }

    /** Ids of the documents that come of it. */
    Set<String> documents() {
        return Documents.of(mentions);
    }
}
