package dev.grapevine.history;

import dev.grapevine.phrase.Phrases;
import dev.grapevine.story.StoryIndex;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What is remembered of the texts about one brand: which stories they told and which terms they used. Mutable; bounded
 * by about one megabyte.
 */
public record BrandMemory(StoryIndex stories, Phrases phrases) {

    /** More texts than a loud brand has in a day that nobody told before. */
    private static final int TEXTS = 20_000;

    private static final Duration STORY = Duration.ofDays(7);

    public static BrandMemory start() {
        return new BrandMemory(new StoryIndex(TEXTS, STORY), new Phrases());
    }

    /** The whole state; {@link #decode} goes on from it. */
    public byte[] encode() {
        byte[] told = stories.encode();
        byte[] said = phrases.encode();
        return ByteBuffer.allocate(Integer.BYTES + told.length + said.length)
                .putInt(told.length)
                .put(told)
                .put(said)
                .array();
    }

    /** @throws IllegalArgumentException if the bytes are of another version */
    public static BrandMemory decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] told = new byte[in.getInt()];
        in.get(told);
        byte[] said = new byte[in.remaining()];
        in.get(said);
        return new BrandMemory(StoryIndex.decode(told), Phrases.decode(said));
    }
}
