package dev.grapevine.local.stack;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.generate.Scenario;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.local.demo.DemoClock;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.local.demo.DemoState;
import dev.grapevine.local.demo.DemoWeb;
import dev.grapevine.local.demo.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what to listen to: a configuration folder, a recording, or the demo's own web.
 *
 * @param clock the stream's clock
 * @param demo null unless the demo runs
 */
record Listening(
        List<Brand> brands,
        Sources sources,
        InstantSource clock,
        @Nullable Demo demo) {

    /** The demo's web and its clock, which stands still until {@link DemoClock#start}. */
    record Demo(DemoWeb web, DemoClock clock) implements AutoCloseable {
        @Override
        public void close() {
            clock.pause();
            web.close();
        }
    }

    /** @throws UsageException if a file is missing; says which and what to do */
    static Listening of(StackOptions options, Path data) throws IOException {
        if (options.demo()) {
            return demo(data.resolve("demo"));
        }
        List<Brand> brands = BrandsFile.read(existing(options.config().resolve("brands.yml")));
        Path replay = options.replay();
        Sources sources = replay == null
                ? Sources.load(existing(options.config().resolve("sources.yml")))
                : Sources.of(recording(existing(replay)));
        return new Listening(brands, sources, InstantSource.system(), null);
    }

    private static Listening demo(Path folder) throws IOException {
        DemoState state = DemoState.in(folder);
        Scenario scenario = Scenario.demo();
        DemoClock clock = DemoClock.paused(Timeline.demo(), state);
        DemoWeb web = DemoWeb.start(scenario, DemoWeb.SEED, clock, state.port());
        state.savePort(web.port());
        DemoConfig.write(folder, web.base());
        return new Listening(
                BrandsFile.read(folder.resolve("brands.yml")),
                Sources.load(folder.resolve("sources.yml")),
                clock,
                new Demo(web, clock));
    }

    private static Source recording(Path file) {
        return Source.of("replay", SourceKind.JSONL, file.toAbsolutePath().toString(), Duration.ofMinutes(1));
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file.toAbsolutePath()
                    + ": give the folder that holds brands.yml and sources.yml with --config, or try --demo");
        }
        return file;
    }
}
