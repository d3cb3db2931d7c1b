package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.board.BoardFile;
import dev.grapevine.dashboard.board.DataCheck;
import dev.grapevine.dashboard.board.FormCheck;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kibana.Boards;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether every panel would show something. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the boards' form and references, then puts every panel's question to Elasticsearch"
                    + " (GRAPEVINE_ELASTICSEARCH).",
            "Names each panel that fails, shows nothing, or has an empty column, part or colour. Needs no Kibana."
        })
public final class DashboardsCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--file", paramLabel = "FILE", description = "boards to check (default: those that are shipped)")
    private @Nullable Path file;

    @Mixin
    private final BoardTimes times = new BoardTimes();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        BoardFile boards = BoardFile.of(file == null ? Boards.lines("") : Files.readAllLines(file));
        List<String> problems = FormCheck.problems(boards);
        if (problems.isEmpty()) {
            try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()))) {
                problems = DataCheck.problems(boards, elasticsearch, from -> times.stretch(from, elasticsearch));
            }
        }
        problems.forEach(err::println);
        err.println(problems.isEmpty() ? "every panel shows something" : problems.size() + " problems");
        return problems.isEmpty() ? 0 : 1;
    }
}
