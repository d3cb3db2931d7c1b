package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was heard of a source and is to be asked for again: seldom, and ever more seldom. Bounded: the oldest are let go
 * first.
 */
final class Ledger {

    static final int MAX = 3_000;

    private static final List<Duration> AGES = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    static Ledger of(JsonNode array) {
        Ledger ledger = new Ledger();
        for (JsonNode each : array) {
            ledger.entries.put(
                    each.path(0).asText(),
                    new Entry(each.path(1).asLong(), each.path(2).asInt()));
        }
        return ledger;
    }

    ArrayNode written() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        entries.forEach((id, entry) -> array.addArray().add(id).add(entry.heard).add(entry.checks));
        return array;
    }

    /** Something was heard; what is already known keeps its age. */
    void heard(String nativeId, Instant now) {
        entries.putIfAbsent(nativeId, new Entry(now.getEpochSecond(), 0));
        if (entries.size() > MAX) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    void gone(String nativeId) {
        entries.remove(nativeId);
    }

    /** Whose time it is, the longest waiting first. */
    List<String> due(Instant now, int most) {
        List<String> due = new ArrayList<>();
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            if (due.size() < most && each.getValue().isDue(now)) {
                due.add(each.getKey());
            }
        }
        return due;
    }

    void checked(Collection<String> nativeIds) {
        for (String id : nativeIds) {
            entries.computeIfPresent(id, (key, entry) -> entry.next());
        }
        entries.values().removeIf(entry -> entry.checks >= AGES.size());
    }

    private record Entry(long heard, int checks) {

        boolean isDue(Instant now) {
            return now.getEpochSecond() >= heard + AGES.get(checks).toSeconds();
        }

        Entry next() {
            return new Entry(heard, checks + 1);
        }
    }
}
