package dev.grapevine.dashboard.console;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.security.BasicAuthCredentials;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps strangers out and what people wrote from doing anything. */
final class Guard {

    private static final int MISDIRECTED = 421;

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For the HTML of a mail: it may show its own pictures and styles, open links in new windows, and nothing else. */
    private static final String MAIL_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

    /** Pages behind signed links, for which the signature stands for the password. */
    static final String INVITED = "/invited/";

    private static final int UNAUTHORIZED = 401;

    private final Set<String> hosts;
    private final Optional<String> password;

    Guard(Settings settings) {
        // The public name may be one of the others: no Set.of, which refuses doubles.
        this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", publicHost(settings)));
        this.password = settings.find(Setting.CONSOLE_PASSWORD);
    }

    private static String publicHost(Settings settings) {
        @Nullable
        String host = settings.find(Setting.PUBLIC_URL)
                .map(url -> URI.create(url).getHost())
                .orElse(null);
        return host == null ? "grapevine.invalid" : host.toLowerCase(Locale.ROOT);
    }

    /**
     * The address to listen on.
     *
     * @throws IllegalArgumentException if others could reach it without a password
     */
    static String address(Settings settings) {
        String host = settings.get(Setting.CONSOLE_HOST);
        if (!isLoopback(host) && !settings.isSet(Setting.CONSOLE_PASSWORD)) {
            throw new IllegalArgumentException(Setting.CONSOLE_HOST.variable() + " is '" + host
                    + "', where others could read everything: set " + Setting.CONSOLE_PASSWORD.variable()
                    + ", or use 127.0.0.1");
        }
        return host;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Asks for the password where there is one. Without one, it refuses requests made under another name: a web page
     * elsewhere could point its own name at this machine and read everything through the visitor's browser (DNS
     * rebinding). A browser sends a password only to the name that it was typed for.
     */
    void check(Context request) {
        if (password.isEmpty()) {
            checkHost(request);
        } else if (!isInvited(request.path())) {
            checkPassword(request, password.get());
        }
    }

    /** Its looks, which are the same everywhere, come with it. */
    private static boolean isInvited(String path) {
        return path.startsWith(INVITED) || path.startsWith("/static/");
    }

    private void checkHost(Context request) {
        @Nullable String header = request.header("Host");
        String host = header == null ? "" : header.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            throw new HttpResponseException(
                    MISDIRECTED,
                    "This console answers only to localhost and to the host of " + Setting.PUBLIC_URL.variable() + ".",
                    Map.of());
        }
    }

    /** Any user name will do: it says who acts, the password says that they may. */
    private static void checkPassword(Context request, String password) {
        BasicAuthCredentials sent = request.basicAuthCredentials();
        if (sent == null || !isSame(sent.getPassword(), password)) {
            request.header("WWW-Authenticate", "Basic realm=\"Grapevine\", charset=\"UTF-8\"");
            throw new HttpResponseException(
                    UNAUTHORIZED, "Sign in with any name and the password of this console.", Map.of());
        }
    }

    /** Takes the same time whatever is wrong. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static void protectPage(Context response) {
        response.header("Content-Security-Policy", PAGE_POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.header("X-Frame-Options", "DENY");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cache-Control", "no-store");
    }

    static void protectMail(Context response) {
        response.header("Content-Security-Policy", MAIL_POLICY);
        response.header("X-Frame-Options", "SAMEORIGIN");
    }
}
