package dev.grapevine.mention;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns an author's native id into a pseudonym: HMAC-SHA-256(key, platform + "\n" + native id), 32 hex characters.
 *
 * <p>The same author is the same pseudonym everywhere, so that {@code author:} terms, staff lists and erasures can be
 * turned into it too; without the key nobody gets back. It is not anonymity: texts can be searched.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final Mac keyed;

    /** @throws IllegalArgumentException if the key is blank */
    public Pseudonyms(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the pseudonym key is blank");
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    public String of(String platform, String nativeId) {
        byte[] hash = copy().doFinal((platform + "\n" + nativeId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be copied", e);
        }
    }
}
