package dev.grapevine.dashboard.console;

import io.javalin.http.Context;

/** What browsers may do with what the console sends. */
final class Policies {

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For the HTML of a mail: it may show its own pictures and styles, open links in new windows, and nothing else. */
    private static final String MAIL_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

    private Policies() {}

    static void protectPage(Context response) {
        response.header("Content-Security-Policy", PAGE_POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.header("X-Frame-Options", "DENY");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        response.header("Cross-Origin-Resource-Policy", "same-origin");
        response.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.header("Cache-Control", "no-store");
    }

    static void protectMail(Context response) {
        response.header("Content-Security-Policy", MAIL_POLICY);
        response.header("X-Frame-Options", "SAMEORIGIN");
    }
}
