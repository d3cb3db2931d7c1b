package dev.grapevine.ingest.run;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Erased;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Intake.Returned;
import dev.grapevine.ingest.run.Outlet.Message;
import dev.grapevine.ingest.run.Remembered.News;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a poll brought into messages: what is new or changed, each change with a revision of its own. */
final class Dispatch {

    private static final Codec<Erasure> ERASURE = Codec.of(Erasure.class);

    /** A dead letter keeps this much of the original, so that it fits into a record. */
    private static final int MAX_ORIGINAL = 512 * 1024;

    private static final int REVISION_LENGTH = 16;

    private final @Nullable Remembered remembered;
    private final Instant now;
    private final List<Message> messages = new ArrayList<>();
    private long created;

    /** @param remembered null for a source that brings nothing twice */
    Dispatch(@Nullable Remembered remembered, Instant now) {
        this.remembered = remembered;
        this.now = now;
    }

    void take(List<Intake> intakes) {
        for (Intake intake : intakes) {
            if (intake instanceof Heard heard) {
                take(heard.mention());
            } else if (intake instanceof Garbled garbled) {
                take(garbled.letter());
            } else if (intake instanceof Erased erased) {
                take(erased.erasure());
            } else if (intake instanceof Returned returned) {
                messages.add(new Message(Topic.ERASURES, returned.author(), null, now.toEpochMilli()));
            }
        }
    }

    List<Message> messages() {
        return messages;
    }

    /** Mentions among the messages. */
    long created() {
        return created;
    }

    private void take(Mention mention) {
        if (remembered == null) {
            send(mention);
            return;
        }
        News news = remembered.note(number(mention.id()), number(stable(mention)));
        if (news != News.NOTHING) {
            boolean edit = news == News.CHANGED && mention.action() == Action.CREATE;
            send(mention.toBuilder()
                    .revision(sha256(words(mention)).substring(0, REVISION_LENGTH))
                    .action(edit ? Action.UPDATE : mention.action())
                    .build());
        }
    }

    private void take(Erasure erasure) {
        messages.add(new Message(Topic.ERASURES, erasure.subject(), ERASURE.encode(erasure), now.toEpochMilli()));
    }

    private void send(Mention mention) {
        created++;
        messages.add(new Message(
                Topic.MENTIONS,
                mention.id(),
                MentionCodec.encode(mention),
                mention.fetched().toEpochMilli()));
    }

    private void take(DeadLetter letter) {
        if (remembered == null
                || remembered.note(number("dead\n" + letter.position()), number(letter.original())) != News.NOTHING) {
            byte[] original = letter.original().length > MAX_ORIGINAL
                    ? Arrays.copyOf(letter.original(), MAX_ORIGINAL)
                    : letter.original();
            messages.add(new Message(Topic.DEAD, null, original, now.toEpochMilli(), letter.headers()));
        }
    }

    /** What makes it news: all but when it was heard and counted, and the average that every review carries along. */
    private static byte[] stable(Mention mention) {
        return MentionCodec.encode(mention.toBuilder()
                .fetched(Instant.EPOCH)
                .engagement(undated(mention.engagement()))
                .retainUntil(null)
                .aggregate(mention.rating() == null && mention.text() == null ? mention.aggregate() : null)
                .build());
    }

    private static @Nullable Engagement undated(@Nullable Engagement counted) {
        return counted == null
                ? null
                : new Engagement(counted.likes(), counted.shares(), counted.replies(), counted.views(), null);
    }

    /** What makes it another revision: all of that but how far it was carried. */
    private static byte[] words(Mention mention) {
        return stable(mention.toBuilder().engagement(null).revision(null).build());
    }

    private static long number(String text) {
        return number(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(digest(bytes)).getLong();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
