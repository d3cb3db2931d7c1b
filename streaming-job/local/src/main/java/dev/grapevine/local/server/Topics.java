package dev.grapevine.local.server;

import dev.grapevine.topic.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that do not exist yet; those that do are left as they are. */
public final class Topics {

    private Topics() {}

    /**
     * @param client properties of a Kafka client
     * @param partitions of the topics that carry the load
     * @param replication factor; 1 only where there is one broker
     * @param overrides of every topic's configuration
     * @return the names of those that were created
     */
    public static List<String> create(
            Map<String, Object> client, int partitions, short replication, Map<String, String> overrides)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !present.contains(topic.topicName()))
                    .map(topic -> new NewTopic(topic.topicName(), topic.partitions(partitions), replication)
                            .configs(with(topic.config(), overrides)))
                    .toList();
            createTolerantly(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    private static Map<String, String> with(Map<String, String> config, Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(config);
        all.putAll(overrides);
        return all;
    }

    /** Somebody else may create the same topic between our look and our act. */
    private static void createTolerantly(Admin admin, List<NewTopic> missing)
            throws ExecutionException, InterruptedException {
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
