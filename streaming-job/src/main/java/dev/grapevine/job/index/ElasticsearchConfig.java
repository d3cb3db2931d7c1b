package dev.grapevine.job.index;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where Elasticsearch is and how we may in. Travels with the job; its text form shows no secret. */
public record ElasticsearchConfig(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable String caFile) implements Serializable {

    public static ElasticsearchConfig of(Settings settings) {
        return new ElasticsearchConfig(
                settings.get(Setting.ELASTICSEARCH),
                settings.find(Setting.ELASTICSEARCH_USER).orElse(null),
                settings.find(Setting.ELASTICSEARCH_PASSWORD).orElse(null),
                settings.find(Setting.ELASTICSEARCH_API_KEY).orElse(null),
                settings.find(Setting.ELASTICSEARCH_CA_FILE).orElse(null));
    }

    @Override
    public String toString() {
        return "ElasticsearchConfig[" + url + "]";
    }
}
