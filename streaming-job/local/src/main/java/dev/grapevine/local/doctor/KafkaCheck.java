package dev.grapevine.local.doctor;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Whether Kafka answers, has every topic, and knows any brand. */
final class KafkaCheck {

    private static final int PATIENCE_MILLIS = 8_000;

    private KafkaCheck() {}

    static List<Finding> of(Settings settings) {
        Map<String, Object> client = new HashMap<>(KafkaClient.of(settings));
        client.put("request.timeout.ms", PATIENCE_MILLIS / 2);
        client.put("default.api.timeout.ms", PATIENCE_MILLIS);
        String address = settings.get(Setting.KAFKA);
        try (Admin admin = Admin.create(client)) {
            return found(admin.listTopics().names().get(), client, address);
        } catch (ExecutionException e) {
            return List.of(Finding.broken(
                    "Kafka",
                    "no answer from " + address + ": " + e.getMessage(),
                    "start it, or correct " + Setting.KAFKA.variable()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.broken("Kafka", "interrupted", ""));
        }
    }

    private static List<Finding> found(Set<String> present, Map<String, Object> client, String address) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.fine("Kafka", "answers at " + address));
        List<String> missing = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(topic -> !present.contains(topic))
                .toList();
        findings.add(
                missing.isEmpty()
                        ? Finding.fine("topics", "all are there")
                        : Finding.broken("topics", "missing: " + String.join(", ", missing), "./grapevine setup"));
        if (present.contains(Topic.BRANDS.topicName())) {
            findings.add(brands(new BrandsTopic(client).read().values()));
        }
        return findings;
    }

    private static Finding brands(Collection<Brand> brands) {
        if (brands.isEmpty()) {
            return Finding.broken("brands", "there are none", "./grapevine brands apply config/brands.yml");
        }
        List<String> unheard = brands.stream()
                .filter(brand -> !brand.competitor() && brand.recipients().isEmpty())
                .map(Brand::id)
                .toList();
        return unheard.isEmpty()
                ? Finding.fine("brands", Integer.toString(brands.size()))
                : Finding.warning(
                        "brands",
                        "nobody gets the alerts of " + String.join(", ", unheard),
                        "add recipients in brands.yml, then ./grapevine brands apply");
    }
}
