package dev.grapevine.dashboard.console;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
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

    private final Set<String> hosts;

    Guard(Settings settings) {
        this.hosts = Set.of("localhost", "127.0.0.1", "[::1]", publicHost(settings));
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
     * @throws IllegalArgumentException if others could reach it: there is no password yet
     */
    static String address(Settings settings) {
        String host = settings.get(Setting.CONSOLE_HOST);
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(Setting.CONSOLE_HOST.variable() + " is '" + host
                    + "': the console has no password file, so it listens on this machine only; use 127.0.0.1 and put"
                    + " a reverse proxy with a login in front of it");
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
     * Refuses requests made under another name: a web page elsewhere could point its own name at this machine and read
     * everything through the visitor's browser (DNS rebinding).
     */
    void checkHost(Context request) {
        @Nullable String header = request.header("Host");
        String host = header == null ? "" : header.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            throw new HttpResponseException(
                    MISDIRECTED,
                    "This console answers only to localhost and to the host of " + Setting.PUBLIC_URL.variable() + ".",
                    Map.of());
        }
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
