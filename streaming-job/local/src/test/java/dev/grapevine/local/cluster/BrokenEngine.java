package dev.grapevine.local.cluster;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody else's engine, added to the assembled job as such engines are: it throws, overflows the stack or hangs for
 * texts that say so, and leaves all others to the fast engine.
 */
public final class BrokenEngine implements AnalyzerProvider {

    static final String THROWS = "enginethrows";
    static final String OVERFLOWS = "engineoverflows";
    static final String HANGS = "enginehangs";

    private static final String SERVICES = "META-INF/services/" + AnalyzerProvider.class.getName();

    /** A copy of an assembled job that prefers this engine. */
    static Path addedTo(Path jar, Path copy) throws IOException {
        Files.copy(jar, copy);
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + copy.toUri()), Map.of())) {
            for (Class<?> each : List.of(BrokenEngine.class, Breaking.class)) {
                add(inside, each.getName().replace('.', '/') + ".class");
            }
            Path services = inside.getPath(SERVICES);
            Files.writeString(services, BrokenEngine.class.getName() + "\n" + Files.readString(services));
        }
        return copy;
    }

    private static void add(FileSystem inside, String file) throws IOException {
        ClassLoader loader = BrokenEngine.class.getClassLoader();
        try (InputStream bytes = Objects.requireNonNull(loader.getResourceAsStream(file), file)) {
            Path place = inside.getPath(file);
            Files.createDirectories(place.getParent());
            Files.copy(bytes, place);
        }
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return new Breaking(Analyzers.named("linear"));
    }

    private record Breaking(SentimentAnalyzer fast) implements SentimentAnalyzer {

        @Override
        public String engine() {
            return "broken/1";
        }

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            if (text.contains(THROWS)) {
                throw new IllegalStateException("as asked");
            }
            if (text.contains(OVERFLOWS)) {
                overflow(1);
            }
            while (text.contains(HANGS)) {
                LockSupport.park();
                // Nor does it care that somebody gave up waiting.
                Thread.interrupted();
            }
            return fast.score(text, language, targets);
        }

        private static int overflow(int depth) {
            return depth < 0 ? depth : 1 + overflow(depth + 1);
        }
    }
}
