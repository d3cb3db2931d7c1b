package dev.grapevine.local.stack;

import dev.grapevine.ingest.replay.ReplaySpeed;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param config folder with brands.yml and, unless {@code replay} is given, sources.yml
 * @param replay JSON lines that take the place of the sources
 * @param speed of the replay
 * @param demo serve an invented web and listen to that; config and replay are not used
 * @param consolePort wanted port of the console; 0 takes any
 * @param parallelism of the jobs
 */
public record StackOptions(
        Path config, @Nullable Path replay, ReplaySpeed speed, boolean demo, int consolePort, int parallelism) {

    /** Both jobs together have a task for each processor: more worked off a fifth less on two (docs/scaling.md). */
    public static int parallelismOn(int processors) {
        return Math.max(1, Math.min(Stack.PARTITIONS, processors / 2));
    }
}
