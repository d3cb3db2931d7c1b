package dev.grapevine.local.mail;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mentions;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Seeded mentions of two brands over some time, and what can be counted of them by hand. */
final class Heard {

    private static final List<Label> LABELS = List.of(Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE);
    private static final int LATE_EVERY = 20;
    private static final Instant EMERGES = Instant.parse("2026-03-05T12:00:00Z");

    private final Random random = new Random(11);
    private final List<EnrichedMention> all = new ArrayList<>();
    private final Set<String> stories = new HashSet<>();

    /** Says so many mentions of each brand at random times; every twentieth arrives a day late. */
    List<EnrichedMention> say(int mentions, Instant from, Instant until) {
        List<EnrichedMention> said = new ArrayList<>();
        for (int i = 0; i < mentions; i++) {
            said.add(one("acme", from, until));
            if (i % 2 == 0) {
                said.add(one("globex", from, until));
            }
        }
        said.sort(Comparator.comparing(EnrichedMention::fetched));
        all.addAll(said);
        return said;
    }

    private EnrichedMention one(String brand, Instant from, Instant until) {
        long number = all.size() + stories.size() * 100_000L + random.nextInt(100_000);
        Instant fetched = from.plusSeconds(
                random.nextInt((int) Duration.between(from, until).toSeconds()));
        Instant published = random.nextInt(LATE_EVERY) == 0 ? fetched.minus(Duration.ofHours(25)) : fetched;
        Label label = LABELS.get(random.nextInt(LABELS.size()));
        String story = brand + "-story-" + random.nextInt(400);
        double[] share = {0.05, 0.05, 0.05};
        share[LABELS.indexOf(label)] = 0.9;
        EnrichedMention mention = EnrichedMention.of(
                        Mentions.post(brand + number, "Words about " + story + " of " + brand)
                                .published(published)
                                .fetched(fetched)
                                .engagement(new Engagement((long) random.nextInt(50), 1L, 0L, null, fetched))
                                .build(),
                        brand)
                .sentiment(Sentiment.of(label, share[0], share[1], share[2], "test/1"))
                .intent(random.nextInt(6) == 0 ? "question" : "praise")
                .emerging(fetched.isAfter(EMERGES) && random.nextInt(5) == 0 ? List.of("#acmefail") : null)
                .build();
        return mention.toBuilder()
                .story(new EnrichedMention.Story(story, stories.add(story)))
                .build();
    }

    /** Counts of five minutes, as the job makes them. */
    List<Rollup> rollups() {
        Map<List<Object>, List<EnrichedMention>> bins = all.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.brand(), each.source(), Rollup.binOf(each.eventTime()))));
        return bins.values().stream().map(Heard::rollup).toList();
    }

    private static Rollup rollup(List<EnrichedMention> bin) {
        EnrichedMention any = bin.get(0);
        return new Rollup(
                Rollup.VERSION,
                any.brand(),
                any.source(),
                Rollup.binOf(any.eventTime()),
                bin.stream()
                        .mapToLong(each -> each.fetched().toEpochMilli())
                        .max()
                        .orElseThrow(),
                bin.size(),
                bin.size(),
                bin.stream().filter(each -> each.story().first()).count(),
                bin.size(),
                labelled(bin, Label.NEGATIVE),
                labelled(bin, Label.NEUTRAL),
                labelled(bin, Label.POSITIVE),
                0,
                0,
                0,
                bin.stream().mapToLong(Heard::reactions).sum(),
                0,
                0);
    }

    static long labelled(List<EnrichedMention> some, Label label) {
        return some.stream().filter(each -> label == each.sentiment().label()).count();
    }

    static long reactions(EnrichedMention mention) {
        Engagement engagement = mention.engagement();
        ToLongFunction<Long> orNone = count -> count == null ? 0 : count;
        return orNone.applyAsLong(engagement.likes())
                + orNone.applyAsLong(engagement.shares())
                + orNone.applyAsLong(engagement.replies());
    }

    /** What was said of a brand in a time, by when it was said, as far as it was heard by its end. */
    List<EnrichedMention> of(String brand, Instant from, Instant until) {
        return which(
                brand,
                each -> isWithin(each.eventTime(), from, until)
                        && each.fetched().isBefore(until));
    }

    /** What was heard in a time but said before it. */
    List<EnrichedMention> lateOf(String brand, Instant from, Instant until) {
        return which(
                brand,
                each -> isWithin(each.fetched(), from, until)
                        && each.eventTime().isBefore(from));
    }

    List<EnrichedMention> which(String brand, Predicate<EnrichedMention> wanted) {
        return all.stream()
                .filter(each -> each.brand().equals(brand))
                .filter(wanted)
                .toList();
    }

    private static boolean isWithin(Instant time, Instant from, Instant until) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
