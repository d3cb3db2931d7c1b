package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.change.MentionHistory;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Removes everything about somebody, and shows what is left.
 *
 * <p>The wish is written to {@code erasures.v1} first, and the running job is waited for: from then on nothing can come
 * back. The job takes back from topics, counts, stories and evidence what it remembers; what is older than that is
 * removed from Elasticsearch directly, and its counts, in which nobody is named, stay. If it is broken off, nothing is
 * half gone that a second run would not find: run it again.
 */
public final class Eraser {

    private static final Codec<Erasure> ERASURE = Codec.of(Erasure.class);
    private static final Codec<IncidentEvent> INCIDENT = Codec.of(IncidentEvent.class);
    private static final List<Topic> OF_PEOPLE = List.of(Topic.CORRECTIONS, Topic.ACTIONS);
    private static final long POLL_MILLIS = 1_000;

    private final Map<String, Object> client;
    private final Settings settings;
    private final MentionHistory history;
    private final Elasticsearch search;

    public Eraser(Settings settings, Elasticsearch search) {
        this.client = KafkaClient.of(settings);
        this.settings = settings;
        this.history = new MentionHistory(client);
        this.search = search;
    }

    /**
     * What is wished for.
     *
     * @param reason in words for people
     * @param by who gives the command
     * @param patience how long the jobs are waited for
     */
    public record Wish(Subject subject, String reason, String by, Duration patience) {}

    /** What is held, without changing anything. */
    public Proof look(Subject subject, Instant now) throws ExecutionException, InterruptedException {
        Holding held = Holding.of(client, search, subject);
        return held.proof(held, now, List.of());
    }

    /**
     * @param now by the wall clock
     * @param progress told what is being done
     * @return with {@link Proof#complete} false where something that can be removed is still there: run it again
     */
    public Proof erase(Wish wish, Instant now, Consumer<String> progress)
            throws ExecutionException, InterruptedException {
        Holding before = Holding.of(client, search, wish.subject());
        progress.accept(before.ids().size() + " mentions are meant");
        Instant at = later(history.daysBack(0), before.said());
        List<Erasure> erasures = erasures(wish, before.ids(), at);
        send(erasures.stream()
                .map(each -> new ProducerRecord<>(Topic.ERASURES.topicName(), each.subject(), ERASURE.encode(each)))
                .toList());
        progress.accept("suppressed; waiting for the job to take it in");
        if (history.isTakenIn(Topic.ERASURES, wish.patience())) {
            takeBack(wish, before, at, progress);
        } else {
            progress.accept("the job has not taken it in within "
                    + wish.patience().toSeconds() + " s: see that it runs, then do the same again");
        }
        List<String> suppressed = erasures.stream().map(Erasure::subject).toList();
        return before.proof(Holding.of(client, search, wish.subject(), before.ids()), now, suppressed);
    }

    private static List<Erasure> erasures(Wish wish, Set<String> ids, Instant at) {
        if (wish.subject().kind() == Subject.Kind.AUTHOR) {
            return List.of(Erasure.ofAuthor(wish.subject().value(), at, wish.reason(), wish.by()));
        }
        return ids.stream()
                .sorted()
                .map(id -> Erasure.ofMention(id, at, wish.reason(), wish.by()))
                .toList();
    }

    private void takeBack(Wish wish, Holding before, Instant at, Consumer<String> progress)
            throws ExecutionException, InterruptedException {
        if (wish.subject().kind() == Subject.Kind.URL) {
            send(before.said().values().stream()
                    .map(mention -> deletion(mention, at))
                    .toList());
        }
        forgetWhatPeopleDid(before);
        IndexTraces documents = new IndexTraces(search, wish.subject());
        documents.remove(before.documents().stream()
                .filter(hit -> !before.said().containsKey(idOf(hit)))
                .toList());
        progress.accept("waiting for the jobs to take it back");
        awaitGone(wish, before.ids());
        cleanAlerts(wish.subject(), before.ids(), documents);
    }

    /** Newer than what is known of it, as a deletion at its source would be. */
    private static ProducerRecord<String, byte @Nullable []> deletion(Mention mention, Instant at) {
        Mention deletion = Mention.builder(mention.platform(), mention.nativeId())
                .sourceType(mention.sourceType())
                .source(mention.source())
                .fetched(at)
                .action(Action.DELETE)
                .build();
        return new ProducerRecord<>(
                Topic.MENTIONS.topicName(), null, at.toEpochMilli(), mention.id(), MentionCodec.encode(deletion));
    }

    private void forgetWhatPeopleDid(Holding before) throws ExecutionException, InterruptedException {
        List<ProducerRecord<String, byte @Nullable []>> ends = new ArrayList<>();
        for (Topic topic : OF_PEOPLE) {
            before.trace(topic)
                    .standing()
                    .keySet()
                    .forEach(key -> ends.add(new ProducerRecord<>(topic.topicName(), key, null)));
        }
        send(ends);
    }

    private void awaitGone(Wish wish, Set<String> ids) throws InterruptedException {
        TopicTraces topics = new TopicTraces(client, wish.subject());
        IndexTraces documents = new IndexTraces(search, wish.subject());
        long deadline = System.nanoTime() + wish.patience().toNanos();
        while (System.nanoTime() < deadline) {
            if (documents.mentions().isEmpty()
                    && topics.in(Topic.ENRICHED, ids).standing().isEmpty()
                    && topics.in(Topic.MENTIONS, ids).standing().isEmpty()) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** What the job does not remember: events of more than a month ago, and names that were shown. */
    private void cleanAlerts(Subject subject, Set<String> ids, IndexTraces documents)
            throws ExecutionException, InterruptedException {
        List<ProducerRecord<String, byte @Nullable []>> told = new ArrayList<>();
        for (byte[] value : new TopicTraces(client, subject)
                .in(Topic.ALERTS, ids)
                .standing()
                .values()) {
            IncidentEvent event = without(INCIDENT.decode(value), subject, ids);
            told.add(new ProducerRecord<>(
                    Topic.ALERTS.topicName(), null, event.at().toEpochMilli(), event.id(), INCIDENT.encode(event)));
        }
        send(told);
        for (JsonNode hit : documents.in(IndexFamily.ALERTS, ids)) {
            byte[] source = hit.path("_source").toString().getBytes(StandardCharsets.UTF_8);
            IncidentEvent event = without(INCIDENT.decode(source), subject, ids);
            documents.replace(hit, new String(INCIDENT.encode(event), StandardCharsets.UTF_8));
        }
    }

    private static IncidentEvent without(IncidentEvent event, Subject subject, Set<String> ids) {
        String voice = subject.kind() == Subject.Kind.AUTHOR ? subject.value() : "";
        IncidentEvent left = event.without("", voice);
        for (String id : ids) {
            left = left.without(id, voice);
        }
        return left;
    }

    private static String idOf(JsonNode hit) {
        return hit.at("/_source/mention/id").asText();
    }

    private static Instant later(Instant newest, Map<String, Mention> said) {
        long version = said.values().stream().mapToLong(Mention::version).max().orElse(0);
        Instant after = Instant.ofEpochMilli(version + 1);
        return newest.isAfter(after) ? newest : after;
    }

    private void send(List<ProducerRecord<String, byte @Nullable []>> records)
            throws ExecutionException, InterruptedException {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(producer.send(
                    new ProducerRecord<>(record.topic(), null, record.timestamp(), record.key(), record.value()))));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }
}
