package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the topics hold of a subject. Reads each topic from its beginning to its end: thorough, and not quick. */
final class TopicTraces {

    private static final Pattern MENTION_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int ID = 64;

    private final TopicReader reader;
    private final Subject subject;

    /** @param client properties of a Kafka client */
    TopicTraces(Map<String, Object> client, Subject subject) {
        this.reader = new TopicReader(client);
        this.subject = subject;
    }

    /**
     * What one topic holds.
     *
     * @param records physically there, superseded ones included
     * @param keys of those records
     * @param standing by key: the newest values that compaction would leave and that still say something
     * @param newest timestamp of the newest of the records, in milliseconds
     */
    record Trace(long records, Set<String> keys, Map<String, byte[]> standing, long newest) {}

    /** Everything in {@code mentions.v1} that is meant, the newest state of each that is not its deletion; by id. */
    Map<String, Mention> mentions() {
        Map<String, Mention> found = new LinkedHashMap<>();
        reader.read(Topic.MENTIONS.topicName(), record -> {
            if (record.value() != null
                    && MentionCodec.decode(record.value()) instanceof Decoded.Good good
                    && good.mention().action() != Action.DELETE
                    && subject.said(good.mention())) {
                found.put(good.mention().id(), good.mention());
            }
        });
        return found;
    }

    /** @param ids of the mentions that are meant */
    Trace in(Topic topic, Set<String> ids) {
        Map<String, byte[]> standing = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        long[] counts = {0, -1};
        reader.read(topic.topicName(), record -> {
            String key = record.key() == null
                    ? record.partition() + ":" + record.offset()
                    : new String(record.key(), StandardCharsets.UTF_8);
            boolean tells = record.value() != null && !isDeletion(topic, record.value());
            if (tells && concerns(topic, key, record.value(), ids)) {
                counts[0]++;
                counts[1] = Math.max(counts[1], record.timestamp());
                keys.add(key);
                standing.put(key, record.value());
            } else {
                standing.remove(key);
            }
        });
        return new Trace(counts[0], keys, standing, counts[1]);
    }

    /** Others may quote an address: of mentions only those count that are meant themselves. */
    private boolean concerns(Topic topic, String key, byte[] value, Set<String> ids) {
        if (key.length() >= ID && ids.contains(key.substring(0, ID))) {
            return true;
        }
        if (topic == Topic.MENTIONS || topic == Topic.REMATCH || topic == Topic.ENRICHED) {
            return false;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        return names(text, subject, ids)
                || (topic == Topic.DEAD
                        && subject.inLetters().stream()
                                .anyMatch(needle -> needle.matcher(text).find()));
    }

    /** Whether a record or a document that is no mention gives the subject away. */
    static boolean names(String text, Subject subject, Set<String> ids) {
        if (subject.needles().stream().anyMatch(needle -> needle.matcher(text).find())) {
            return true;
        }
        Matcher matcher = MENTION_ID.matcher(text);
        while (matcher.find()) {
            if (ids.contains(matcher.group())) {
                return true;
            }
        }
        return false;
    }

    /** What a deletion leaves: ids, and no words. */
    private static boolean isDeletion(Topic topic, byte[] value) {
        return switch (topic) {
            case MENTIONS -> "delete".equals(field(value, "action"));
            case ENRICHED -> "true".equals(field(value, "deleted"));
            default -> false;
        };
    }

    private static @Nullable String field(byte[] value, String name) {
        try {
            JsonNode node = Json.json().readTree(value).get(name);
            return node == null ? null : node.asText();
        } catch (IOException e) {
            return null;
        }
    }

    /** Each record of a topic that is no tombstone, with its key. */
    void each(Topic topic, BiConsumer<String, byte[]> to) {
        reader.read(topic.topicName(), record -> {
            if (record.value() != null) {
                to.accept(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8), record.value());
            }
        });
    }
}
