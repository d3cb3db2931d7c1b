package dev.grapevine.dashboard.elasticsearch;

import co.elastic.clients.transport.TransportUtils;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Opens connections to Elasticsearch and to Kibana, which let in the same users and keys. */
public final class RestClients {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;

    private RestClients() {}

    /**
     * @param address such as https://search.example:9200, with a path where there is one
     * @throws IllegalArgumentException if the address or the certificate file cannot be used
     */
    public static RestClient open(String address, Settings settings) {
        URI uri = URI.create(address);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "expected an address such as https://search.example:9200, found '" + address + "'");
        }
        RestClientBuilder builder = RestClient.builder(new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme()))
                .setRequestConfigCallback(
                        config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS));
        if (uri.getPath() != null && uri.getPath().length() > 1) {
            builder.setPathPrefix(uri.getPath());
        }
        authorization(settings).ifPresent(header -> builder.setDefaultHeaders(new Header[] {header}));
        settings.find(Setting.ELASTICSEARCH_CA_FILE).ifPresent(file -> trust(builder, file));
        return builder.build();
    }

    private static Optional<Header> authorization(Settings settings) {
        if (settings.isSet(Setting.ELASTICSEARCH_API_KEY)) {
            return Optional.of(
                    new BasicHeader("Authorization", "ApiKey " + settings.get(Setting.ELASTICSEARCH_API_KEY)));
        }
        if (!settings.isSet(Setting.ELASTICSEARCH_USER)) {
            return Optional.empty();
        }
        String pair = settings.get(Setting.ELASTICSEARCH_USER) + ":" + settings.get(Setting.ELASTICSEARCH_PASSWORD);
        return Optional.of(new BasicHeader(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    private static void trust(RestClientBuilder builder, String file) {
        try {
            var context = TransportUtils.sslContextFromHttpCaCrt(new File(file));
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(context));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Setting.ELASTICSEARCH_CA_FILE.variable() + ": cannot read a certificate from '" + file + "'", e);
        }
    }
}
