package dev.grapevine.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.webhook.Verdict.Genuine;
import dev.grapevine.ingest.webhook.Verdict.Refused;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a sender signs its calls. */
enum Signing {

    /** Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature: v1,base64}. */
    STANDARD {
        @Override
        Verdict judge(Call call, String secret) {
            String id = call.header("webhook-id");
            String timestamp = call.header("webhook-timestamp");
            String signatures = call.header("webhook-signature");
            if (id == null || timestamp == null || signatures == null) {
                return Refused.UNSIGNED;
            }
            byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
            String expected = base64(Hmac.of(Hmac.SHA256, key(secret), head, call.body()));
            for (String each : signatures.split(" ", -1)) {
                if (Hmac.same(each, "v1," + expected)) {
                    return isLate(timestamp, call.at()) ? Refused.LATE : new Genuine(expected);
                }
            }
            return Refused.FORGED;
        }
    },

    /** Twilio: base64 of HMAC-SHA-1 over the address and the sorted fields of the form. No time. */
    TWILIO {
        @Override
        Verdict judge(Call call, String secret) {
            StringBuilder signed = new StringBuilder(call.url());
            for (Map.Entry<String, String> field : new TreeMap<>(Form.of(call.text())).entrySet()) {
                signed.append(field.getKey()).append(field.getValue());
            }
            String expected = base64(
                    Hmac.of(Hmac.SHA1, secret.getBytes(UTF_8), signed.toString().getBytes(UTF_8)));
            return compared(call.header("X-Twilio-Signature"), expected);
        }
    },

    /** Vonage: a JSON Web Token (HS256) whose claims hold the body's hash and the time. */
    VONAGE {
        @Override
        Verdict judge(Call call, String secret) {
            String header = call.header("Authorization");
            if (header == null || !header.startsWith("Bearer ")) {
                return Refused.UNSIGNED;
            }
            String[] parts = header.substring("Bearer ".length()).split("\\.", -1);
            if (parts.length != 3) {
                return Refused.FORGED;
            }
            byte[] signed = (parts[0] + "." + parts[1]).getBytes(UTF_8);
            String expected = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Hmac.of(Hmac.SHA256, secret.getBytes(UTF_8), signed));
            return Hmac.same(parts[2], expected) ? claimed(parts[1], expected, call) : Refused.FORGED;
        }

        private Verdict claimed(String claims, String signature, Call call) {
            try {
                JsonNode tree = Json.json().readTree(Base64.getUrlDecoder().decode(claims));
                boolean same = Hmac.same(tree.path("payload_hash").asText(), sha256(call.body()));
                if (!same) {
                    return Refused.FORGED;
                }
                return isLate(tree.path("iat").asText(), call.at()) ? Refused.LATE : new Genuine(signature);
            } catch (IOException | IllegalArgumentException e) {
                return Refused.FORGED;
            }
        }
    },

    /** Typeform: {@code Typeform-Signature: sha256=base64} over the body. No time. */
    TYPEFORM {
        @Override
        Verdict judge(Call call, String secret) {
            String expected = "sha256=" + base64(Hmac.of(Hmac.SHA256, secret.getBytes(UTF_8), call.body()));
            return compared(call.header("Typeform-Signature"), expected);
        }
    },

    /** Tally: {@code Tally-Signature: base64} over the body. No time. */
    TALLY {
        @Override
        Verdict judge(Call call, String secret) {
            String expected = base64(Hmac.of(Hmac.SHA256, secret.getBytes(UTF_8), call.body()));
            return compared(call.header("Tally-Signature"), expected);
        }
    };

    /** A call may be this old, or this far ahead where clocks differ. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ENCODED_SECRET = "whsec_";

    abstract Verdict judge(Call call, String secret);

    private static Verdict compared(@Nullable String given, String expected) {
        if (given == null) {
            return Refused.UNSIGNED;
        }
        return Hmac.same(given, expected) ? new Genuine(expected) : Refused.FORGED;
    }

    private static boolean isLate(String timestamp, Instant now) {
        try {
            Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
            return off.abs().compareTo(WINDOW) > 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return true;
        }
    }

    /** A secret is written as text, or as {@code whsec_} and base64. */
    private static byte[] key(String secret) {
        return secret.startsWith(ENCODED_SECRET)
                ? Base64.getDecoder().decode(secret.substring(ENCODED_SECRET.length()))
                : secret.getBytes(UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
