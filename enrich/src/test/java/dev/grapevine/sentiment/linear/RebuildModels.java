package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.syntax.Parsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Builds every model, or those named behind the folder, anew in a JVM of its own, which needs 3.5 GB, and says whether each is the one that ships. */
final class RebuildModels {

    private RebuildModels() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        Map<String, byte[]> models = Training.run(
                path -> Files.newBufferedReader(data.resolve(path)),
                args.length > 1 ? List.of(args).subList(1, args.length) : Training.NAMES,
                Parsers.available().map(provider -> provider.parser(Duration.ofMinutes(5))),
                System.err::println);
        for (Map.Entry<String, byte[]> model : models.entrySet()) {
            boolean same = Arrays.equals(model.getValue(), Training.shipped(model.getKey()));
            System.out.println(model.getKey() + (same ? " is the same" : " DIFFERS"));
        }
    }
}
