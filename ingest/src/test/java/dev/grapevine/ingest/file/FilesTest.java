package dev.grapevine.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as companies export them: call notes, surveys, chats, comment cards. */
class FilesTest {

    @TempDir
    private Path folder;

    @Test
    void callNotesOfAGermanSpreadsheetAreRead() throws IOException {
        Channel channel = files("""
                {"id":"Nr","published":{"path":"Datum","format":"dd.MM.yyyy HH:mm","zone":"Europe/Berlin"},
                 "text":"Notiz","author":"Kunde","store":"Filiale","sourceType":"=call","language":"=de"}""");
        write("calls.csv", """
                Nr;Datum;Kunde;Filiale;Notiz
                1;02.03.2026 12:30;4711;Köln;"Wasserkocher ""leckt""
                seit gestern, Rückruf 0221 1234567"
                2;03.03.2026 08:00;4712;Bonn;zufrieden
                """, Charset.forName("windows-1252"));

        List<Mention> heard = channel.hear(2);

        assertThat(heard.get(0).text()).isEqualTo("Wasserkocher \"leckt\"\nseit gestern, Rückruf [number]");
        assertThat(heard.get(0).published()).isEqualTo("2026-03-02T11:30:00Z");
        assertThat(heard.get(0).sourceType()).isEqualTo(SourceType.CALL);
        assertThat(heard.get(0).language()).isEqualTo("de");
        assertThat(heard.get(0).author()).isNotNull().satisfies(author -> {
            assertThat(author.id()).matches("[0-9a-f]{32}");
            assertThat(author.name()).isNull();
        });
        assertThat(heard.get(0).place())
                .isNotNull()
                .satisfies(place -> assertThat(place.store()).isEqualTo("Köln"));
    }

    @Test
    void surveyScoresAreRatingsFromZeroToTen() throws IOException {
        Channel channel = files("""
                {"id":"id","text":["likes","dislikes"],"nps":"nps"}""");
        write("survey.csv", "id,nps,likes,dislikes\n1,9,Fast,Loud\n2,0,,\n3,12,,Nothing\n4,,,\n");

        List<Mention> heard = channel.hear(3);

        assertThat(heard.get(0).text()).isEqualTo("Fast\nLoud");
        assertThat(heard.get(0).rating())
                .isNotNull()
                .satisfies(rating -> assertThat(rating.normalised()).isEqualTo(0.9));
        assertThat(heard.get(1).rating()).isNotNull();
        assertThat(heard.get(2).rating()).as("outside of its scale").isNull();
    }

    @Test
    void chatsComeAsLinesOfJson() throws IOException {
        Channel channel = files("""
                {"id":"chat.id","text":"messages.*.text","published":"chat.at","consent":"ok","customer":"who"}""", "jsonl");
        write("chat.jsonl", """
                {"chat":{"id":1,"at":1772445600},"messages":[{"text":"Hello"},{"text":"It leaks"}],"ok":"yes","who":"c1"}
                {"chat":{"id":2,"at":"2026-03-02"},"messages":[{"text":"Write to ann@mail.example"}],"ok":"no","who":"c2"}
                not json
                """);

        List<Mention> heard = channel.hear(2);

        assertThat(heard.get(0).text()).isEqualTo("Hello\nIt leaks");
        assertThat(heard.get(0).customer()).isNotNull();
        assertThat(heard.get(1).customer()).as("without consent").isNull();
        assertThat(heard.get(1).text()).isEqualTo("Write to [address]");
        assertThat(channel.outlet.of(Topic.DEAD)).hasSize(1);
    }

    @Test
    void aFolderIsWatchedAndAFileThatGrowsIsReadOn() throws IOException {
        Channel channel = files("{\"id\":\"id\",\"text\":\"text\"}");
        write("a.csv", "id,text\n1,one\n2,two\n");
        write("copying.csv.part", "id,text\n9,nine\n");
        assertThat(channel.hear(2)).extracting(Mention::text).containsExactly("one", "two");

        write("a.csv", "id,text\n1,one\n2,two\n3,three\n");
        write("b.csv", "id,text\n4,four\n");
        channel.later(Channel.EVERY);

        assertThat(channel.hear(4)).extracting(Mention::text).containsExactly("one", "two", "three", "four");
    }

    @Test
    void aRowThatSaysSomethingElseLaterIsAnUpdate() throws IOException {
        Channel channel = files("{\"id\":\"id\",\"text\":\"text\"}");
        write("a.csv", "id,text\n1,one\n2,two and more\n");
        channel.hear(2);
        write("a.csv", "id,text\n1,one\n2,too\n");
        channel.later(Channel.EVERY);

        List<Mention> heard = channel.hear(3);

        assertThat(heard.get(2).action()).isEqualTo(Action.UPDATE);
        assertThat(heard.get(2).id()).isEqualTo(heard.get(1).id());
    }

    @Test
    void aLargeFileIsReadInPartsAndGoneOnWithAfterARestart() throws IOException {
        Channel channel = files("{\"id\":\"id\",\"text\":\"text\"}");
        write(
                "large.csv",
                "id,text\n"
                        + IntStream.range(0, 9_000)
                                .mapToObj(i -> i + ",row " + i)
                                .collect(Collectors.joining("\n")));
        try (Ingest ingest = channel.start()) {
            await().until(() -> channel.outlet.mentions().size() >= 2_000);
        }

        List<Mention> heard = channel.hear(9_000);

        assertThat(heard).extracting(Mention::nativeId).doesNotHaveDuplicates().hasSize(9_000);
    }

    @Test
    void aRowWithMoreFieldsThanColumnsIsADeadLetter() throws IOException {
        Channel channel = files("{\"id\":\"id\",\"text\":\"text\"}");
        write("a.csv", "id,text\n1,one,shifted\n2,two\n");

        assertThat(channel.hear(1)).extracting(Mention::text).containsExactly("two");
        assertThat(channel.outlet.of(Topic.DEAD)).hasSize(1);
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws IOException {
        Channel channel = files("{\"id\":\"id\",\"text\":\"text\"}");
        Path file = write("a.csv", "id,text\n1,o");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(600)));

        assertThat(channel.until(health -> assertThat(health.state()).isEqualTo(State.OK))
                        .seen())
                .isZero();
        assertThat(channel.outlet.mentions()).isEmpty();
    }

    private Channel files(String map) throws IOException {
        return files(map, "csv");
    }

    private Channel files(String map, String format) throws IOException {
        JsonNode mapping = Json.json().readTree(map);
        Options options = Options.NONE.with("map", mapping).with("format", format);
        return new Channel(SourceKind.FILES, folder.toString(), options);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text, StandardCharsets.UTF_8);
    }

    /** As if it had been written a minute ago. */
    private Path write(String name, String text, Charset charset) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name), text, charset, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
