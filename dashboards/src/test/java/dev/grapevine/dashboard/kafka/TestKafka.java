package dev.grapevine.dashboard.kafka;

import dev.grapevine.delivery.Delivery;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this process, with every topic. */
public final class TestKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final Settings settings;
    private final Admin admin;
    private final Producer<String, byte[]> producer;

    private TestKafka(KafkaRaftServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
        this.admin = Admin.create(Map.of("bootstrap.servers", settings.get(Setting.KAFKA)));
        this.producer = KafkaSettings.producer(settings);
    }

    public static TestKafka start(Path directory) throws Exception {
        int port = freePort();
        int controller = freePort();
        format(directory);
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(properties(directory, port, controller), false), Time.SYSTEM);
        server.startup();
        TestKafka kafka = new TestKafka(server, Settings.of(Map.of()).with(Setting.KAFKA, "127.0.0.1:" + port));
        kafka.createTopics();
        return kafka;
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setIgnoreFormatted(true)
                .setControllerListenerName("CONTROLLER")
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setUnstableFeatureVersionsEnabled(false)
                .setHasDynamicQuorum(false)
                .run();
    }

    private static Properties properties(Path directory, int port, int controller) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.toString());
        Stream.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")
                .forEach(topic -> properties.put(topic + ".replication.factor", "1"));
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "false");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        return properties;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        admin.createTopics(Stream.of(Topic.values())
                        .map(topic -> new NewTopic(topic.topicName(), 1, (short) 1).configs(topic.config()))
                        .toList())
                .all()
                .get();
    }

    public Settings settings() {
        return settings;
    }

    public void write(Topic topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
    }

    public long committed(String group, Topic topic) throws Exception {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(topic.topicName(), 0));
        return offset == null ? 0 : offset.offset();
    }

    /** As a member of the group would have. */
    public void commit(String group, Topic topic, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic.topicName(), 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    public long end(Topic topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** The newest state of every delivery. */
    public List<Delivery> deliveries() {
        try (CompactedTable<Delivery> table =
                CompactedTable.open(KafkaSettings.reader(settings), Topic.DELIVERIES, Delivery.class)) {
            table.refresh();
            return table.values();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
        server.shutdown();
        server.awaitShutdown();
    }
}
