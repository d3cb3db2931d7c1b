package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.board.BoardFile;
import dev.grapevine.dashboard.board.BoardPreview;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kibana.Boards;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the boards without a Kibana. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description =
                "Draws each board as a page of our own, from the same definitions and what Elasticsearch answers to"
                        + " them (GRAPEVINE_ELASTICSEARCH), for a look before there is a Kibana.")
public final class DashboardsPreviewCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "where the pages go")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private final BoardTimes times = new BoardTimes();

    @Override
    public Integer call() throws IOException {
        BoardFile boards = BoardFile.of(Boards.lines(""));
        Files.createDirectories(folder);
        try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()))) {
            for (String board : boards.boards()) {
                Path page = folder.resolve(board + ".html");
                Files.writeString(
                        page,
                        BoardPreview.html(
                                boards, board, elasticsearch, times.stretch(boards.looksBack(board), elasticsearch)));
                spec.commandLine().getErr().println(page);
            }
        }
        return 0;
    }
}
