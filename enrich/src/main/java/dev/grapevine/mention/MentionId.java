package dev.grapevine.mention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a mention: sha256(platform + "\n" + nativeId) in hex. */
public final class MentionId {

    private MentionId() {}

    public static String of(String platform, String nativeId) {
        return sha256(platform + "\n" + nativeId);
    }

    /** Lower-case hex SHA-256 of the text's UTF-8 bytes: 64 characters. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
