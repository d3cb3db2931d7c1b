package dev.grapevine.ingest.fetch;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy through which everything is fetched, where a network has no other way out.
 *
 * <p>The proxy resolves names, so the last word on what may be reached is its own; what we can resolve is judged before.
 */
public record FetchProxy(String host, int port, @Nullable String credentials) {

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException unless it is {@code http://[user:password@]host:port} */
    public static FetchProxy parse(String address) {
        try {
            URI uri = URI.create(address.strip());
            if ("http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() <= MAX_PORT) {
                return new FetchProxy(uri.getHost(), uri.getPort(), uri.getUserInfo());
            }
        } catch (IllegalArgumentException e) {
            // said below, without the password that may stand in it
        }
        throw new IllegalArgumentException("the fetch proxy is not of the form http://[user:password@]host:port");
    }

    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    Authenticator authenticator() {
        if (credentials == null) {
            return Authenticator.NONE;
        }
        int colon = credentials.indexOf(':');
        String user = colon < 0 ? credentials : credentials.substring(0, colon);
        String header = Credentials.basic(user, colon < 0 ? "" : credentials.substring(colon + 1));
        return (route, response) -> response.request().header("Proxy-Authorization") == null
                ? response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", header)
                        .build()
                : null;
    }

    @Override
    public String toString() {
        return "http://" + (credentials == null ? "" : "***@") + host + ":" + port;
    }
}
