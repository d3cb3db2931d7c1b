package dev.grapevine.rollup;

import static dev.grapevine.mention.Mentions.NOON;
import static dev.grapevine.mention.Mentions.deletion;
import static dev.grapevine.mention.Mentions.post;

import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded creates, edits, deletions, repeats and reorderings of mentions, and a plain count of what stands in the end. */
public final class RandomMentions {

    public static final List<String> BRANDS = List.of("acme", "bolt", "cube");

    private static final List<String> WORDS = List.of("acme", "bolt", "cube", "good", "bad", "own", "fire", "ice");

    private RandomMentions() {}

    /** Versions differ between any two states of a mention, so that the order they arrive in decides nothing. */
    public static List<Mention> messages(long seed) {
        Random random = new Random(seed);
        List<Mention> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String id = "m" + random.nextInt(60);
            long millis = random.nextInt(20_000) * 1_000L + i;
            messages.add(random.nextInt(8) == 0 ? deletion(id, NOON.plusMillis(millis)) : mention(random, id, millis));
            if (random.nextInt(5) == 0) {
                messages.add(messages.get(random.nextInt(messages.size())));
            }
        }
        for (int i = 0; i < 100; i++) {
            Collections.swap(messages, random.nextInt(messages.size()), random.nextInt(messages.size()));
        }
        return messages;
    }

    /** Rollups of the newest state of each mention; firsts are counted for every document. */
    public static Map<String, Rollup> recount(List<Mention> messages) {
        PlainEnricher enricher = new PlainEnricher(BRANDS);
        Map<String, Rollup> rollups = new TreeMap<>();
        newest(messages).stream()
                .filter(mention -> mention.action() != Action.DELETE)
                .flatMap(mention -> enricher.enrich(mention).stream())
                .flatMap(document -> Tally.of(Recount.created(document)).stream())
                .forEach(delta -> rollups.merge(delta.id(), delta, Tally::sum));
        return rollups;
    }

    /** The highest version of each mention. */
    public static Collection<Mention> newest(List<Mention> messages) {
        Map<String, Mention> newest = new HashMap<>();
        messages.forEach(message -> newest.merge(message.id(), message, (a, b) -> b.version() >= a.version() ? b : a));
        return newest.values();
    }

    public static List<String> withoutFirsts(Map<String, Rollup> rollups) {
        return withoutVersions(rollups).stream()
                .map(text -> text.replaceAll("(stories|authors)=\\d+", ""))
                .toList();
    }

    public static List<String> withoutVersions(Map<String, Rollup> rollups) {
        return new TreeMap<>(rollups)
                .values().stream()
                        .map(rollup -> rollup.toString().replaceAll("version=\\d+", ""))
                        .toList();
    }

    private static Mention mention(Random random, String id, long millis) {
        List<String> words = new ArrayList<>(List.of("w" + random.nextInt(30)));
        for (int i = 0; i < 4; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return post(id, String.join(" ", words))
                .published(NOON.plusSeconds(random.nextInt(4000)))
                .fetched(NOON.plusMillis(millis))
                .author(new Author("author-" + random.nextInt(40), null, (long) random.nextInt(500), false))
                .rating(random.nextBoolean() ? null : new Rating(random.nextInt(50) / 10.0, 5, 0, false))
                .engagement(random.nextBoolean() ? null : new Engagement(random.nextLong(50), 1L, 2L, null, null))
                .build();
    }
}
