package dev.grapevine.local.spike;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.EnrichedMention.Voice;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.spike.Backtest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invented talk about brands, as it stands on {@code mentions.v1}: no two texts are alike, and all are German, which one
 * engine scores in no time, so that the answer does not depend on how busy the machine is.
 */
public final class Talk {

    static final String SOURCE = "testnet-search";

    private static final String[] SYLLABLES = {
        "ba", "le", "mi", "ron", "tau", "ser", "kel", "dor", "fin", "gul", "hap", "jot", "nes", "pur", "vik", "zam"
    };

    private final SplittableRandom random;
    private int said;

    public Talk(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One story. */
    public Mention story(String brand, Instant at) {
        StringBuilder text = new StringBuilder("Heute bei " + brand);
        for (int word = 0; word < 12; word++) {
            text.append(' ');
            for (int i = 0; i < 4; i++) {
                text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
        }
        return Mentions.post(brand + "-" + said++, text.toString())
                .source(SOURCE)
                .language("de")
                .published(at)
                .fetched(at)
                .build();
    }

    /** So many an hour, at any time. */
    List<Mention> steady(String brand, Instant from, Instant to, int perHour) {
        List<Mention> mentions = new ArrayList<>();
        long millis = Duration.between(from, to).toMillis();
        for (long i = 0; i < millis * perHour / Duration.ofHours(1).toMillis(); i++) {
            mentions.add(story(brand, from.plusMillis(random.nextLong(millis))));
        }
        return mentions;
    }

    static SourceHealth beat(SourceHealth.State state, Instant at) {
        String reason = state == SourceHealth.State.OK ? null : "HTTP 503";
        return new SourceHealth(SourceHealth.VERSION, SOURCE, state, at, reason, 300, at, 1, 1, 1);
    }

    /** The same as it stands on {@code enriched.v1}. */
    public static EnrichedMention enriched(Mention mention, String brand, Label label) {
        double[] p = label == Label.NEGATIVE ? new double[] {0.8, 0.1, 0.1} : new double[] {0.1, 0.8, 0.1};
        return EnrichedMention.of(mention, brand)
                .mention(new MentionRef(mention.id(), true))
                .site("testnet.example")
                .sentiment(Sentiment.of(label, p[0], p[1], p[2], "linear/2"))
                .story(new Story(mention.id(), true))
                .voice(new Voice(mention.id(), true))
                .build();
    }

    /** Five calm days of a brand, with a loud hour on the last; in the order in which they were heard. */
    public static List<EnrichedMention> history(String brand, Instant start, Instant loud) {
        Talk talk = new Talk(3);
        List<EnrichedMention> history = new ArrayList<>();
        talk.steady(brand, start, loud.plus(Duration.ofHours(6)), 12)
                .forEach(mention -> history.add(enriched(mention, brand, Label.NEUTRAL)));
        talk.steady(brand, loud, loud.plus(Duration.ofHours(1)), 150)
                .forEach(mention -> history.add(enriched(mention, brand, Label.NEGATIVE)));
        history.sort(Backtest.HEARD);
        return history;
    }
}
