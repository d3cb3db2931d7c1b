package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What watching a brand costs: time on the processor for each five minutes, and bytes of state. */
class CostTest {

    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Instant START = Heard.MONDAY;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A brand of some 300 mentions a day, each in a tick of its own: what a large company hears. */
    @Test
    void aBrandTakesLittleTimeAndLittleSpace() {
        cost(1, 4);
        Cost cost = cost(1, 21);

        System.out.println("a mention each 5 minutes: " + cost);
        assertThat(cost.micros()).isLessThan(200);
        assertThat(cost.stateBytes()).isLessThan(16_384);
    }

    /** Measured for what it costs by mention; printed, and held against what one core has to give. */
    @Test
    void aLoudBrandCostsByTheMention() {
        Cost cost = cost(300, 3);

        System.out.println("300 mentions each 5 minutes: " + cost);
        assertThat(cost.micros() / 300).as("microseconds a mention").isLessThan(200);
    }

    private static Cost cost(int mentionsPerBin, int days) {
        SplittableRandom random = new SplittableRandom(4);
        BrandWatch watch = BrandWatch.start();
        int bins = days * 288;
        long spent = 0;
        for (int bin = 0; bin < bins; bin++) {
            List<List<Recount>> ticks = ticks(bin, mentionsPerBin, random);
            long before = THREADS.getCurrentThreadCpuTime();
            for (int tick = 0; tick < ticks.size(); tick++) {
                if (!ticks.get(tick).isEmpty() || tick == 0) {
                    Instant end = START.plusSeconds(300L * bin).plus(TICK.multipliedBy(tick + 1));
                    watch.tick(end, ticks.get(tick), Heard.BRAND);
                }
            }
            spent += bin >= bins / 2 ? THREADS.getCurrentThreadCpuTime() - before : 0;
        }
        return new Cost(spent / 1e3 / (bins - bins / 2), watch.numbersBytes(), watch.encode().length);
    }

    private static List<List<Recount>> ticks(int bin, int mentions, SplittableRandom random) {
        List<List<Recount>> ticks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ticks.add(new ArrayList<>());
        }
        for (int i = 0; i < mentions; i++) {
            int second = random.nextInt(300);
            EnrichedMention mention = Heard.from("feed" + i % 3, bin + "-" + i, START.plusSeconds(300L * bin + second));
            ticks.get(second / 10).add(Recount.created(mention));
        }
        return ticks;
    }

    private record Cost(double micros, int stateBytes, int allBytes) {
        @Override
        public String toString() {
            return String.format(
                    "%.1f us of CPU per 5 minutes, %,d bytes of state, %,d with what explains an incident",
                    micros, stateBytes, allBytes);
        }
    }
}
