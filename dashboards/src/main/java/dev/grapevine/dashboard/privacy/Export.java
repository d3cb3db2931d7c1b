package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything that is held, as JSON lines, in a file for each topic and family of indices; readable by its owner only. */
public final class Export {

    private final Settings settings;
    private final Elasticsearch search;

    public Export(Settings settings, Elasticsearch search) {
        this.settings = settings;
        this.search = search;
    }

    /**
     * @param folder made where it is missing
     * @param progress told each file and its lines
     * @throws IOException if a file is there already or cannot be written
     */
    public void write(Path folder, Consumer<String> progress) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
        for (Topic topic : Topic.values()) {
            write(
                    folder.resolve(topic.topicName() + ".jsonl"),
                    progress,
                    line -> new TopicReader(KafkaClient.of(settings))
                            .read(topic.topicName(), record -> line.accept(line(record))));
        }
        for (IndexFamily family : IndexFamily.values()) {
            write(
                    folder.resolve(family.alias() + ".jsonl"),
                    progress,
                    line -> new IndexReader(search)
                            .read(
                                    family,
                                    null,
                                    hit -> line.accept(hit.path("_source").toString())));
        }
    }

    /**
     * What is held of one author or address.
     *
     * @param to told each as {@code {"store": ..., "content": ...}}
     */
    public void of(Subject subject, Consumer<String> to) {
        Holding.of(KafkaClient.of(settings), search, subject).each((store, content) -> {
            ObjectNode line = Json.json().createObjectNode().put("store", store);
            line.set("content", content);
            to.accept(line.toString());
        });
    }

    private static void write(Path file, Consumer<String> progress, Consumer<Consumer<String>> lines)
            throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already: choose an empty folder");
        }
        long[] count = new long[1];
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            lines.accept(line -> {
                append(out, line);
                count[0]++;
            });
        }
        progress.accept(file.getFileName() + ": " + count[0]);
    }

    private static void append(Writer out, String line) {
        try {
            out.write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value that is no JSON, such as a dead letter's, is written in base 64 under {@code bytes}. */
    private static String line(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode line = Json.json().createObjectNode();
        if (record.key() != null) {
            line.put("key", new String(record.key(), StandardCharsets.UTF_8));
        }
        line.put("time", Instant.ofEpochMilli(record.timestamp()).toString());
        if (record.value() == null) {
            return line.putNull("value").toString();
        }
        try {
            line.set("value", Json.json().readTree(record.value()));
        } catch (IOException e) {
            line.put("bytes", record.value());
        }
        return line.toString();
    }
}
