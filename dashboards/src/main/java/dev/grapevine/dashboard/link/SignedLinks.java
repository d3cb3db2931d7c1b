package dev.grapevine.dashboard.link;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses that say who was invited to act on what, signed with a key that mailer and console share (HMAC-SHA256).
 *
 * <p>Whoever holds such an address may act in the name of its recipient until it expires; it shows a page, and acting is
 * a POST from there, because mail scanners fetch every link.
 */
public final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;

    private final SecretKeySpec key;

    private SignedLinks(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Empty where no key is set.
     *
     * @throws IllegalArgumentException naming the variable, if the key is too short to be one
     */
    public static Optional<SignedLinks> of(Settings settings) {
        return settings.find(Setting.LINK_KEY).map(key -> {
            if (key.length() < SHORTEST_KEY) {
                throw new IllegalArgumentException(Setting.LINK_KEY.variable() + ": expected at least " + SHORTEST_KEY
                        + " random characters, found " + key.length());
            }
            return new SignedLinks(key);
        });
    }

    /** A part of an address that {@link #open} understands. */
    public String seal(Invitation invitation) {
        String text = invitation.until().getEpochSecond() + "\n" + invitation.purpose() + "\n" + invitation.recipient()
                + "\n" + invitation.subject();
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return encode(payload) + "." + encode(sign(payload));
    }

    /** Empty where we did not make it, or where it is too old. */
    public Optional<Invitation> open(String sealed, Instant now) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[0]);
            byte[] signature = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(signature, sign(payload))
                    ? Invitation.read(new String(payload, StandardCharsets.UTF_8))
                            .filter(invitation -> now.isBefore(invitation.until()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param subject incident id, or what a digest is about
     * @param until when it expires, by the wall clock
     */
    public record Invitation(Purpose purpose, String recipient, String subject, Instant until) {

        public Invitation {
            if (recipient.contains("\n")) {
                throw new IllegalArgumentException("a recipient is one line");
            }
        }

        static Optional<Invitation> read(String text) {
            String[] lines = text.split("\n", 4);
            return lines.length < 4
                    ? Optional.empty()
                    : Optional.of(new Invitation(
                            Purpose.valueOf(lines[1]),
                            lines[2],
                            lines[3],
                            Instant.ofEpochSecond(Long.parseLong(lines[0]))));
        }
    }

    /** What somebody is invited to. */
    public enum Purpose {
        /** To act on an incident. */
        ACT,
        /** To end or resume digests. */
        DIGESTS
    }
}
