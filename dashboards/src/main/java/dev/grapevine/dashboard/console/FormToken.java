package dev.grapevine.dashboard.console;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A secret of this process that stands in its forms, so that no other site's page can send them.
 *
 * <p>Other sites cannot read it: nothing here allows them to, and requests under another host name are refused.
 */
final class FormToken {

    static final String FIELD = "token";

    private final String secret;

    FormToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        secret = HexFormat.of().formatHex(bytes);
    }

    String value() {
        return secret;
    }

    void check(Context request) {
        @Nullable String sent = request.formParam(FIELD);
        if (sent == null
                || !MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenResponse(
                    "This form is older than the console, or did not come from it. Go back, reload the page, and send"
                            + " it again.");
        }
    }
}
