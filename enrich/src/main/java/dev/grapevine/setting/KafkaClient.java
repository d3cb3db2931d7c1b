package dev.grapevine.setting;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The properties that every Kafka client of Grapevine shares: where the brokers are, and how to talk to them. */
public final class KafkaClient {

    private KafkaClient() {}

    /**
     * What {@link Setting#KAFKA_CLIENT_FILE} holds, if set, and the bootstrap servers.
     *
     * @throws UncheckedIOException naming the variable and the file, if that cannot be read
     */
    public static Map<String, Object> of(Settings settings) {
        Map<String, Object> client = new HashMap<>();
        settings.find(Setting.KAFKA_CLIENT_FILE).ifPresent(file -> client.putAll(read(Path.of(file))));
        client.put("bootstrap.servers", settings.get(Setting.KAFKA));
        return client;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    Setting.KAFKA_CLIENT_FILE.variable() + ": cannot read " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
