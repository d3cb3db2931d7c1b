package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a newcomer sees it: an invented web, the real ingesters, both jobs, one incident that opens with a mail and
 * resolves with another, a page that shows it all, and no process left behind.
 */
final class DemoIT {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final List<String> FOUND_OUT = List.of(
            "match.clauses",
            "sentiment.label",
            "aspects.feeling",
            "intent",
            "urgency",
            "story.id",
            "voice.role",
            "voice.record.mentions",
            "emerging",
            "canonical");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void theCrisisIsSeenExplainedAndOver() throws Exception {
        List<ProcessHandle> processes;
        Cli.open(folder);
        try (Cli up = Cli.start("up", "--demo", "--data", folder.toString())) {
            String console = await().atMost(PATIENCE)
                    .until(() -> up.said("console: (\\S+)"), Optional::isPresent)
                    .orElseThrow();
            await().atMost(PATIENCE)
                    .failFast(() -> assertThat(up.isAlive())
                            .as(() -> String.join("\n", up.errors()))
                            .isTrue())
                    .untilAsserted(() -> assertThat(subjects()).anyMatch(subject -> subject.startsWith("Over: ")));
            List<String> subjects = subjects();
            assertThat(subjects.stream().filter(subject -> subject.startsWith("Brisquell: ")))
                    .as("one incident opened, told to each of the two recipients, among %s", subjects)
                    .hasSize(2);
            assertAll(() -> lookAtBoards(up.said("Elasticsearch: (\\S+)").orElseThrow()), () -> lookAt(console));
            processes = up.processes();
            up.terminate();
            up.await(Duration.ofMinutes(2));
        }
        assertThat(processes).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    }

    private void lookAtBoards(String address) throws IOException {
        Settings settings = Settings.of(Map.of(Setting.ELASTICSEARCH.variable(), address));
        try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
            BoardsOnDemo boards = new BoardsOnDemo(elasticsearch);
            boards.everyPanelShowsSomething();
            boards.plantedFaultsAreSeen();
            boards.everyMeasureIsTheSameEverywhere(folder.resolve("demo").resolve("brands.yml"));
            boards.previewsAreDrawn(folder);
            everythingThatIsFoundOutIsInTheIndex(elasticsearch);
        }
    }

    private static void everythingThatIsFoundOutIsInTheIndex(Elasticsearch elasticsearch) {
        assertThat(FOUND_OUT)
                .allSatisfy(field -> assertThat(elasticsearch
                                .call("GET", "/" + IndexFamily.MENTIONS.alias() + "/_count?q=_exists_:" + field, null)
                                .path("count")
                                .asLong())
                        .as(field)
                        .isPositive());
    }

    private void lookAt(String console) throws Exception {
        Optional<Browser> found = Browser.find();
        if (found.isEmpty()) {
            return;
        }
        try (Browser browser = found.get()) {
            ConsoleTour tour = new ConsoleTour(browser, console);
            tour.act();
            tour.look(PICTURES);
            new MailTour(browser, console, folder.resolve("mail")).look(PICTURES, PATIENCE);
        }
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        Path box = folder.resolve("mail");
        if (!Files.isDirectory(box)) {
            return subjects;
        }
        try (Stream<Path> files = Files.list(box)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                subjects.add(message(file).getSubject());
            }
        }
        return subjects;
    }

    private static MimeMessage message(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }
}
