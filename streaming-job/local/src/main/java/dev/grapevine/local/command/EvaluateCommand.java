package dev.grapevine.local.command;

import com.sun.management.OperatingSystemMXBean;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.batch.Evaluate;
import dev.grapevine.sentiment.batch.Evaluation;
import dev.grapevine.sentiment.batch.EvaluationTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a sentiment engine on labelled files. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a sentiment engine on labelled texts: accuracy, macro-recall, macro-F1, negative against positive,"
                    + " calibration (expected error of the probabilities), texts per CPU-second, and what was taken for"
                    + " what.",
            "Lines are label<TAB>text, or target<TAB>label<TAB>text<TAB>offset for the sentiment towards a target, with"
                    + " the labels neg, neu and pos. A text that is not scored counts as wrong."
        })
public final class EvaluateCommand implements Callable<Integer> {

    /** Of the whole process: some engines work on threads of their own. */
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "und",
            description = "BCP 47, such as de; without it the engine finds out.")
    private String language = "und";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled texts.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        requireReadable();
        Progress progress = Progress.on(spec.commandLine().getErr());
        SentimentAnalyzer analyzer = engine.load(progress);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        out.println(EvaluationTable.header());
        for (Path file : files) {
            Evaluation evaluation = evaluate(analyzer, file, progress);
            evaluations.put(file.toString(), evaluation);
            out.println(EvaluationTable.row(file.toString(), evaluation));
            out.flush();
        }
        evaluations.forEach((file, evaluation) -> out.print(EvaluationTable.confusion(file, evaluation)));
        out.flush();
        return 0;
    }

    private void requireReadable() {
        List<String> missing = new ArrayList<>();
        files.stream().filter(file -> !Files.isReadable(file)).forEach(file -> missing.add("cannot read " + file));
        if (!missing.isEmpty()) {
            throw new UsageException(String.join("\n", missing));
        }
    }

    private Evaluation evaluate(SentimentAnalyzer analyzer, Path file, Progress progress) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return Evaluate.run(
                    analyzer,
                    language,
                    in,
                    PROCESS::getProcessCpuTime,
                    done -> progress.count(file.getFileName() + ": " + done + " texts"));
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ":\n" + e.getMessage());
        }
    }
}
