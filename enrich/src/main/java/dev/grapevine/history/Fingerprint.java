package dev.grapevine.history;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two states of a mention say the same, in 24 bytes.
 *
 * <p>When it was heard, by which of our sources, and which revision its source calls it are no part: the same words
 * heard again change nothing. Numbers that grow by themselves (engagement, followers) stand apart from the words.
 *
 * @param high first half of the first 128 bits of the SHA-256 of what it says
 * @param low second half
 * @param tally hash of how far it was carried
 */
public record Fingerprint(long high, long low, long tally) {

    /** Of a mention that is gone. */
    public static final Fingerprint NONE = new Fingerprint(0, 0, 0);

    public static Fingerprint of(Mention mention) {
        ByteBuffer digest = ByteBuffer.wrap(content(mention));
        return new Fingerprint(digest.getLong(), digest.getLong(), tally(mention));
    }

    public boolean sameContent(Fingerprint other) {
        return high == other.high && low == other.low;
    }

    private static byte[] content(Mention mention) {
        Author author = mention.author();
        MessageDigest digest = sha256();
        add(digest, mention.sourceType());
        add(digest, mention.published());
        add(digest, mention.url());
        add(digest, author == null ? null : author.id());
        add(digest, author == null ? null : author.name());
        add(digest, author == null ? null : author.verified());
        add(digest, mention.title());
        add(digest, mention.text());
        add(digest, mention.language());
        add(digest, mention.rating());
        add(digest, mention.thread());
        add(digest, mention.item());
        add(digest, mention.place());
        addAll(digest, mention.links());
        addAll(digest, mention.hashtags());
        add(digest, mention.aggregate());
        return digest.digest();
    }

    private static long tally(Mention mention) {
        Author author = mention.author();
        Engagement engagement = mention.engagement();
        long hash = author == null || author.followers() == null ? 1 : 31 + author.followers();
        if (engagement != null) {
            hash = mix(hash, engagement.likes());
            hash = mix(hash, engagement.shares());
            hash = mix(hash, engagement.replies());
            hash = mix(hash, engagement.views());
        }
        return hash;
    }

    private static long mix(long hash, @Nullable Long count) {
        return hash * 0x9E3779B97F4A7C15L + (count == null ? -1 : count);
    }

    private static void addAll(MessageDigest digest, List<String> texts) {
        add(digest, texts.size());
        texts.forEach(text -> add(digest, text));
    }

    /** Length before bytes, so that no two lists of fields run together to the same. */
    private static void add(MessageDigest digest, @Nullable Object field) {
        byte[] bytes = field == null ? new byte[0] : field.toString().getBytes(StandardCharsets.UTF_8);
        int length = field == null ? -1 : bytes.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
