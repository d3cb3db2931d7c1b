package dev.grapevine.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the processor: Flight Recorder looks at running threads every ten milliseconds, and what it finds counts for
 * the first part of the product on its stack, from the top.
 */
final class Profile implements AutoCloseable {

    private static final String SAMPLE = "jdk.ExecutionSample";

    /** Stands for what is in no part. */
    static final String OTHER = "other";

    /** @param classes the beginnings of their names; of two parts that fit, the first counts */
    record Part(String name, List<String> classes) {

        Part {
            classes = List.copyOf(classes);
        }

        boolean holds(RecordedFrame frame) {
            String type = frame.getMethod().getType().getName();
            return classes.stream().anyMatch(type::startsWith);
        }
    }

    private final Recording recording = new Recording();

    static Profile start() {
        Profile profile = new Profile();
        profile.recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
        profile.recording.start();
        return profile;
    }

    /**
     * How many samples each part has.
     *
     * @param threads names of those that count
     */
    Map<String, Long> stop(Path file, Predicate<String> threads, List<Part> parts) throws IOException {
        recording.stop();
        recording.dump(file);
        Map<String, Long> samples = new TreeMap<>();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && isOf(threads, event.getThread("sampledThread"))) {
                    samples.merge(part(event, parts), 1L, Long::sum);
                }
            }
        }
        return samples;
    }

    private static boolean isOf(Predicate<String> threads, @Nullable RecordedThread thread) {
        return thread != null && thread.getJavaName() != null && threads.test(thread.getJavaName());
    }

    private static String part(RecordedEvent event, List<Part> parts) {
        RecordedStackTrace stack = event.getStackTrace();
        Stream<RecordedFrame> frames = stack == null ? Stream.empty() : stack.getFrames().stream();
        return frames.flatMap(frame -> parts.stream().filter(part -> part.holds(frame)))
                .findFirst()
                .map(Part::name)
                .orElse(OTHER);
    }

    @Override
    public void close() {
        recording.close();
    }
}
