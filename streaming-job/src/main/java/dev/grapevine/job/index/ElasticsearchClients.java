package dev.grapevine.job.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Opens the client that a configuration describes. */
final class ElasticsearchClients {

    private static final int CONNECT_MILLIS = 10_000;
    /** A bulk request may wait for a busy cluster; a dead one is noticed by the connection. */
    private static final int ANSWER_MILLIS = 60_000;

    private ElasticsearchClients() {}

    static ElasticsearchAsyncClient open(ElasticsearchConfig config) {
        RestClientBuilder builder = RestClient.builder(HttpHost.create(config.url()))
                .setDefaultHeaders(headers(config))
                .setCompressionEnabled(false)
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS));
        String caFile = config.caFile();
        if (caFile != null) {
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusting(new File(caFile))));
        }
        return new ElasticsearchAsyncClient(new RestClientTransport(builder.build(), new JacksonJsonpMapper()));
    }

    private static javax.net.ssl.SSLContext trusting(File authority) {
        try {
            return TransportUtils.sslContextFromHttpCaCrt(authority);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the certificate " + authority, e);
        }
    }

    private static Header[] headers(ElasticsearchConfig config) {
        if (config.apiKey() != null) {
            return new Header[] {new BasicHeader("Authorization", "ApiKey " + config.apiKey())};
        }
        if (config.user() == null) {
            return new Header[0];
        }
        byte[] credentials = (config.user() + ":" + config.password()).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(credentials);
        return new Header[] {new BasicHeader("Authorization", "Basic " + encoded)};
    }
}
