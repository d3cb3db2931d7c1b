package dev.grapevine.dashboard.gate;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a console without users answers to: those of this machine. A web page elsewhere could point its own
 * name here and read everything through the visitor's browser (DNS rebinding). Under the public name only signed links
 * open: what others can reach needs users.
 */
final class Names {

    private static final int MISDIRECTED = 421;
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String host;
    private final Optional<String> publicName;

    Names(Settings settings) {
        this.host = settings.get(Setting.CONSOLE_HOST);
        this.publicName = settings.find(Setting.PUBLIC_URL)
                .flatMap(url -> Optional.ofNullable(URI.create(url).getHost()))
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    String address() {
        return host;
    }

    /** @throws IllegalArgumentException if others could reach it without signing in */
    void mustBeSafe(boolean hasUsers) {
        if (!hasUsers && !isLoopback(host)) {
            throw new IllegalArgumentException(Setting.CONSOLE_HOST.variable() + " is '" + host
                    + "', where others could read everything: set " + Setting.CONSOLE_USERS.variable()
                    + " to a file of users (grapevine console user NAME writes its lines), or use 127.0.0.1");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void check(Context request) {
        @Nullable String header = request.header("Host");
        String name = header == null ? "" : header.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        boolean invited =
                request.path().startsWith(Gate.INVITED) || request.path().startsWith("/static/");
        if (!OWN.contains(name) && !(invited && publicName.filter(name::equals).isPresent())) {
            throw new HttpResponseException(
                    MISDIRECTED,
                    "This console has no users, so it answers only to localhost. Set "
                            + Setting.CONSOLE_USERS.variable() + " to let others in.",
                    Map.of());
        }
    }
}
