package dev.grapevine.dashboard.change;

import dev.grapevine.brand.BrandChange;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts what a change of brands would change about each of them, with a few samples in their words.
 *
 * <p>A mention counts as it was heard last. In memory are about 100 bytes for each mention that is concerned, and the
 * words of some hundred.
 */
public final class Preview {

    private static final int LONGEST = 200;

    private final BrandChange change;
    private final int samples;
    private final Map<String, BrandChange.Effect> effects = new HashMap<>();
    /** The same effect is one object. */
    private final Map<BrandChange.Effect, BrandChange.Effect> known = new HashMap<>();

    private final Samples added;
    private final Samples removed;
    private long read;

    /** @param samples how many of the added and of the removed are shown of each brand */
    public Preview(BrandChange change, int samples) {
        this.change = change;
        this.samples = samples;
        this.added = new Samples(samples);
        this.removed = new Samples(samples);
    }

    /**
     * @param before how many mentions were about the brand
     * @param after how many would be
     * @param added how many of these would be new
     */
    public record Line(
            String brand,
            long before,
            long after,
            long added,
            long removed,
            List<String> samplesAdded,
            List<String> samplesRemoved) {}

    public void hear(Mention mention) {
        read++;
        BrandChange.Effect effect = mention.action() == Action.DELETE ? BrandChange.Effect.NONE : change.on(mention);
        if (!effect.concerns()) {
            effects.remove(mention.id());
            return;
        }
        effects.put(mention.id(), known.computeIfAbsent(effect, same -> same));
        String words = mention.words().strip();
        String shown = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        effect.added().forEach(brand -> added.offer(brand, mention.id(), shown));
        effect.removed().forEach(brand -> removed.offer(brand, mention.id(), shown));
    }

    /** How many states of mentions were looked at. */
    public long read() {
        return read;
    }

    /** One for each brand that is not as it was. */
    public List<Line> lines() {
        return change.brands().stream().map(this::line).toList();
    }

    private Line line(String brand) {
        return new Line(
                brand,
                count(effect -> effect.before().contains(brand)),
                count(effect -> effect.after().contains(brand)),
                count(effect -> effect.added().contains(brand)),
                count(effect -> effect.removed().contains(brand)),
                added.of(brand)
                        .filter(each -> now(each).added().contains(brand))
                        .map(Samples.Sample::words)
                        .limit(samples)
                        .toList(),
                removed.of(brand)
                        .filter(each -> now(each).removed().contains(brand))
                        .map(Samples.Sample::words)
                        .limit(samples)
                        .toList());
    }

    private BrandChange.Effect now(Samples.Sample sample) {
        return effects.getOrDefault(sample.mention(), BrandChange.Effect.NONE);
    }

    private long count(Predicate<BrandChange.Effect> predicate) {
        return effects.values().stream().filter(predicate).count();
    }

    /** Some mentions of each brand: the newest, more than are shown, because some are edited or deleted later. */
    private static final class Samples {

        private static final int SPARE = 4;

        private final int most;
        private final Map<String, LinkedHashMap<String, String>> byBrand = new HashMap<>();

        record Sample(String mention, String words) {}

        Samples(int shown) {
            this.most = shown * SPARE;
        }

        void offer(String brand, String mention, String words) {
            LinkedHashMap<String, String> known = byBrand.computeIfAbsent(brand, any -> new LinkedHashMap<>());
            known.remove(mention);
            known.put(mention, words);
            if (known.size() > most) {
                known.remove(known.keySet().iterator().next());
            }
        }

        Stream<Sample> of(String brand) {
            return byBrand.getOrDefault(brand, new LinkedHashMap<>()).entrySet().stream()
                    .map(entry -> new Sample(entry.getKey(), entry.getValue()));
        }
    }
}
