package dev.grapevine.local.command;

import dev.grapevine.local.stack.UsageException;
import dev.grapevine.sentiment.linear.Training;
import dev.grapevine.sentiment.syntax.Parsers;
import dev.grapevine.sentiment.syntax.SentenceParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the sentiment models anew from labelled data. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Builds each sentiment model from the labelled data, byte for byte the same from the same data. Takes minutes.",
            "Says of each whether it is the one that ships. To ship them, copy them to"
                    + " enrich/src/main/resources/dev/grapevine/sentiment/linear."
        })
public final class TrainCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "models",
            description = "Folder that the models are written to (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("models");

    @Option(
            names = "--only",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Only these models, such as text-de,emotion; what they read from others is taken from those that"
                            + " ship (default: all).")
    private List<String> only = Training.NAMES;

    @Parameters(
            paramLabel = "DATA_DIR",
            description = "Folder of the labelled data, with train, dev and lexicon in it.")
    private Path data = Path.of(".");

    @Override
    public Integer call() throws IOException {
        requireModels();
        requireComplete();
        Progress progress = Progress.on(spec.commandLine().getErr());
        Map<String, byte[]> models = Training.run(
                path -> Files.newBufferedReader(data.resolve(path)), only, parser(progress), progress::say);
        Files.createDirectories(out);
        PrintWriter table = spec.commandLine().getOut();
        table.printf("%-16s %9s  %s%n", "model", "bytes", "");
        for (Map.Entry<String, byte[]> model : models.entrySet()) {
            Files.write(out.resolve(model.getKey()), model.getValue());
            boolean same = Arrays.equals(model.getValue(), Training.shipped(model.getKey()));
            table.printf(
                    "%-16s %9d  %s%n",
                    model.getKey(), model.getValue().length, same ? "the same as shipped" : "differs from the shipped");
        }
        table.flush();
        progress.say("models written to " + out.toAbsolutePath());
        return 0;
    }

    private void requireModels() {
        String unknown = only.stream()
                .filter(name -> !Training.NAMES.contains(name))
                .map(name -> "no model " + name + "; there are " + String.join(", ", Training.NAMES))
                .collect(Collectors.joining("\n"));
        if (!unknown.isEmpty()) {
            throw new UsageException(unknown);
        }
    }

    private Optional<SentenceParser> parser(Progress progress) {
        if (!only.contains("target-trees")) {
            return Optional.empty();
        }
        Optional<SentenceParser> parser = Parsers.available().map(provider -> provider.parser(PATIENCE));
        if (parser.isEmpty()) {
            progress.say(
                    "no parser here, so the deep path's model is left out: it needs 2 GB of heap and CoreNLP's models");
        }
        return parser;
    }

    private void requireComplete() {
        List<String> missing = Training.files().stream()
                .filter(file -> !Files.isReadable(data.resolve(file)))
                .map(file -> "cannot read " + data.resolve(file))
                .toList();
        if (!missing.isEmpty()) {
            throw new UsageException(String.join("\n", missing));
        }
    }
}
