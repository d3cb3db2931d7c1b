package dev.grapevine.ingest;

import com.sun.management.OperatingSystemMXBean;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.run.Outlet;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.topic.Topic;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Polls ten thousand feeds on two hundred hosts once a minute, in a process of its own, and prints how well it kept its
 * times and what it needed.
 *
 * <p>Arguments: the port of the server, the minutes to run. {@link ManyFeedsTest} runs it.
 */
final class ManyFeeds {

    static final int HOSTS = 200;
    static final int FEEDS = 10_000;
    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final double TOLERANCE = 0.05;

    private ManyFeeds() {}

    public static void main(String[] args) throws InterruptedException {
        Timing timing = new Timing();
        IngestOptions options = IngestOptions.of(Map.of(), "test key", "")
                .withFetch(FetchPolicy.of("").withLoopbackAllowed(true));
        try (Ingest ingest = Ingest.start(sources(args[0]), options, timing)) {
            Thread.sleep(Duration.ofMinutes(Long.parseLong(args[1])).toMillis());
            System.out.println(timing.report(ingest.health().size()));
        }
    }

    private static Sources sources(String port) {
        List<Source> sources = new ArrayList<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            String url = "http://127.0.1." + (1 + feed % HOSTS) + ":" + port + "/" + feed;
            sources.add(Source.of("feed-" + feed, SourceKind.FEED, url, EVERY));
        }
        return new Sources(sources);
    }

    /** Hears of every poll through its health, and keeps nothing else. */
    private static final class Timing implements Outlet {

        private final Map<String, Long> last = new ConcurrentHashMap<>();
        private final AtomicLong polls = new AtomicLong();
        private final AtomicLong mentions = new AtomicLong();
        private final AtomicLong intervals = new AtomicLong();
        private final AtomicLong onTime = new AtomicLong();
        private final AtomicLong failing = new AtomicLong();
        private final List<Long> deviations = new ArrayList<>();

        @Override
        public void deliver(List<Message> messages) {
            messages.forEach(this::take);
        }

        private void take(Message message) {
            if (message.topic() == Topic.MENTIONS) {
                mentions.incrementAndGet();
            } else if (message.topic() == Topic.SOURCE_HEALTH) {
                polls.incrementAndGet();
                failing.addAndGet(new String(message.bytes(), StandardCharsets.UTF_8).contains("FAILING") ? 1 : 0);
                Long before = last.put(String.valueOf(message.key()), System.nanoTime());
                if (before != null) {
                    judge(Duration.ofNanos(System.nanoTime() - before));
                }
            }
        }

        private void judge(Duration interval) {
            long off = interval.minus(EVERY).abs().toMillis();
            intervals.incrementAndGet();
            onTime.addAndGet(off <= EVERY.toMillis() * TOLERANCE ? 1 : 0);
            synchronized (deviations) {
                deviations.add(off);
            }
        }

        String report(int sources) {
            long[] sorted;
            synchronized (deviations) {
                sorted = deviations.stream().mapToLong(Long::longValue).sorted().toArray();
            }
            return "sources %d, polls %d, failing %d, mentions %d, intervals %d, within 5 %% %.4f, 99 %% within %d ms, heap after collections %d MB, cpu %d s"
                    .formatted(
                            sources,
                            polls.get(),
                            failing.get(),
                            mentions.get(),
                            intervals.get(),
                            onTime.get() / (double) Math.max(1, intervals.get()),
                            sorted.length == 0 ? -1 : sorted[(int) (sorted.length * 0.99)],
                            heapAfterCollections() >> 20,
                            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                            .getProcessCpuTime()
                                    / 1_000_000_000L);
        }

        private static long heapAfterCollections() {
            System.gc();
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getCollectionUsage() != null)
                    .map(MemoryPoolMXBean::getCollectionUsage)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }

        @Override
        public Map<String, byte[]> newest(Topic topic) {
            return Map.of();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
