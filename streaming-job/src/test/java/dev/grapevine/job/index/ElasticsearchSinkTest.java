package dev.grapevine.job.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import dev.grapevine.job.index.LocalElasticsearch.Trouble;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.topic.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ElasticsearchSinkTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final Queue<DeadLetter> DEAD = new ConcurrentLinkedQueue<>();
    private static final IndexName ALERTS = IndexName.only(IndexFamily.ALERTS);

    private LocalElasticsearch elasticsearch;

    @BeforeEach
    void start() throws Exception {
        DEAD.clear();
        elasticsearch = new LocalElasticsearch();
    }

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    @Test
    void everythingArrivesThroughEveryKindOfTrouble() throws Exception {
        elasticsearch.expect(Trouble.BROKEN_CONNECTION, Trouble.UNAVAILABLE, Trouble.TOO_MANY);

        index(IntStream.range(0, 2_500)
                .mapToObj(i -> doc("id-" + i, 1, "text " + i))
                .toList());

        assertThat(elasticsearch.hasTroubleLeft()).isFalse();
        assertThat(elasticsearch.documents()).hasSize(2_500).containsEntry("grapevine-alerts/id-7", "\"text 7\"");
        assertThat(elasticsearch.indices()).containsExactly("grapevine-alerts-v1");
        assertThat(DEAD).isEmpty();
    }

    @Test
    void olderStateNeverOverwritesANewerOne() throws Exception {
        index(List.of(doc("a", 2, "new"), doc("a", 1, "old"), doc("b", 1, "old"), doc("b", 1, "same version, later")));

        assertThat(elasticsearch.documents())
                .containsEntry("grapevine-alerts/a", "\"new\"")
                .containsEntry("grapevine-alerts/b", "\"same version, later\"");
    }

    @Test
    void deletionRemovesTheDocumentAndAnOlderStateDoesNotBringItBack() throws Exception {
        index(List.of(doc("a", 1, "text"), deletion("a", 2), doc("a", 1, "text"), deletion("never there", 1)));

        assertThat(elasticsearch.documents()).isEmpty();
        assertThat(DEAD).isEmpty();
    }

    @Test
    void documentThatDoesNotFitIsADeadLetterAndTheOthersGoOn() throws Exception {
        index(List.of(doc("a", 1, "fine"), doc("b", 1, LocalElasticsearch.UNFIT), doc("c", 1, "fine")));

        assertThat(elasticsearch.documents()).hasSize(2);
        assertThat(DEAD).singleElement().satisfies(letter -> {
            assertThat(letter.stage()).isEqualTo("index");
            assertThat(letter.reason()).isEqualTo("REFUSED_BY_INDEX");
            assertThat(letter.detail()).isEqualTo("document_parsing_exception");
            assertThat(new String(letter.original(), StandardCharsets.UTF_8)).contains(LocalElasticsearch.UNFIT);
        });
    }

    @Test
    void eachMonthGetsItsIndexOnce() throws Exception {
        List<Doc> docs = new ArrayList<>();
        for (String month : List.of("2026.01", "2026.02", "2026.01")) {
            IndexName index = new IndexName(IndexFamily.MENTIONS, "grapevine-mentions-" + month);
            docs.add(Doc.of(index, "id", 1, "{}".getBytes(StandardCharsets.UTF_8), "topic-0@1"));
        }

        index(docs);

        assertThat(elasticsearch.indices())
                .containsExactlyInAnyOrder("grapevine-mentions-2026.01-v1", "grapevine-mentions-2026.02-v1");
    }

    @Test
    void lackOfPrivilegesStopsTheJobAndLosesNothing() {
        elasticsearch.forbid();

        assertThatThrownBy(() -> index(List.of(doc("a", 1, "text"))))
                .hasStackTraceContaining("Elasticsearch does not let us write");
        assertThat(DEAD).isEmpty();
    }

    private void index(List<Doc> docs) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(1);
        env.fromData(WireType.of(Doc.class), docs.toArray(Doc[]::new))
                .sinkTo(new ElasticsearchSink(elasticsearch.config(), MemoryBox::new));
        env.execute("index under test");
    }

    private static Doc doc(String id, long version, String text) {
        return Doc.of(ALERTS, id, version, ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8), "topic-0@1");
    }

    private static Doc deletion(String id, long version) {
        return Doc.of(ALERTS, id, version, null, "topic-0@2");
    }

    /** A box in this JVM. */
    private static final class MemoryBox implements DeadLetterBox {

        @Override
        public void put(DeadLetter letter) {
            DEAD.add(letter);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
