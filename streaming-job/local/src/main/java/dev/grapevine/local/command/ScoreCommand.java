package dev.grapevine.local.command;

import dev.grapevine.sentiment.batch.Score;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores texts with the engine that the job runs. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Says how texts feel, as a whole and towards targets in them.",
            "Reads JSON lines {text, language, targets:[{name, start, end}]}; only the text is needed. Writes a line for a"
                    + " line: {label, p:{neg, neu, pos}, engine, unscored, targets:[{name, label, p, engine,"
                    + " unscored}]}, or {error} for a line that cannot be read; then the exit code is 1."
        })
public final class ScoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(
            names = "--details",
            description =
                    "Also say the language with its probability, the emotion where it is sure (English), and how each"
                            + " sentence feels by itself.")
    private boolean details;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = BatchInput.STANDARD,
            description = "JSON lines; standard input without it.")
    private Path file = Path.of(BatchInput.STANDARD);

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.on(spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader in = BatchInput.open(file)) {
            Score score = new Score(engine.load(progress), details);
            int lines = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(score.answer(line));
                progress.count(++lines + " texts scored");
            }
            out.flush();
            progress.say(lines + " texts scored, " + score.failures() + " lines could not be read");
            return score.failures() == 0 ? 0 : 1;
        }
    }
}
