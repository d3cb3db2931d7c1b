package dev.grapevine.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Skipped;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.mapping.Mapping;
import dev.grapevine.ingest.stream.Inbox;
import dev.grapevine.ingest.stream.Inbox.Push;
import dev.grapevine.ingest.webhook.Taken.Standing;
import dev.grapevine.ingest.webhook.Verdict.Genuine;
import dev.grapevine.ingest.webhook.Verdict.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The door of one source: judges a call, hands on what it says, and answers when Kafka has it.
 *
 * <p>A caller that gets no answer, or a 503, sends it again: what was safe already then carries the same id.
 */
final class Hook {

    /** Senders wait ten to thirty seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of bodies that are not yet safe: bounds the memory. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** Of one call: half of what may wait. */
    private static final int MAX_ITEMS = 5_000;

    private final Origin origin;
    private final Shape shape;
    private final String secret;
    private final Mapping mapping;
    private final InstantSource clock;
    private final Taken taken = new Taken();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Inbox inbox;

    /**
     * @param clock the stream's
     * @throws IllegalArgumentException if shape or mapping are wrong
     */
    Hook(Origin origin, String secret, InstantSource clock) {
        this.origin = origin;
        this.secret = secret;
        this.clock = clock;
        shape = Shape.named(origin.source().options().text("shape").orElse("standard"));
        mapping = Mapping.ofDirect(shape.map(origin.source().options().map("map")), origin);
    }

    String name() {
        return origin.source().name();
    }

    /** The address that senders sign. */
    String url() {
        return origin.source().location();
    }

    /** Null while nobody listens. */
    void listen(@Nullable Inbox now) {
        inbox = now;
    }

    CompletableFuture<Reply> take(Call call) {
        Verdict verdict = shape.signing().judge(call, secret);
        if (verdict instanceof Refused refused) {
            return CompletableFuture.completedFuture(Reply.of(refused));
        }
        String signature = ((Genuine) verdict).signature();
        Standing standing = taken.begin(signature, call.at());
        if (standing != Standing.NEW) {
            Refused refused = standing == Standing.TAKEN ? Refused.REPLAYED : Refused.BUSY;
            return CompletableFuture.completedFuture(Reply.of(refused));
        }
        return handedOn(call).thenApply(reply -> {
            if (reply.status() == Refused.BUSY.status()) {
                taken.failed(signature);
            } else {
                taken.taken(signature);
            }
            return reply;
        });
    }

    private CompletableFuture<Reply> handedOn(Call call) {
        Reading reading = new Reading(origin, clock.instant());
        Reply reply = read(call, reading) ? Reply.safe() : Reply.of(Refused.UNREADABLE);
        List<Intake> intakes = reading.intakes().stream()
                .filter(intake -> !(intake instanceof Skipped))
                .toList();
        if (intakes.isEmpty() || intakes.size() > MAX_ITEMS) {
            return CompletableFuture.completedFuture(intakes.isEmpty() ? reply : Reply.of(Refused.OVERSIZED));
        }
        int size = call.body().length;
        if (bytes.addAndGet(size) > MAX_BYTES) {
            bytes.addAndGet(-size);
            return CompletableFuture.completedFuture(Reply.of(Refused.BUSY));
        }
        CompletableFuture<Reply> safe = new CompletableFuture<>();
        if (!offered(intakes, () -> safe.complete(reply))) {
            safe.complete(Reply.of(Refused.BUSY));
        }
        return safe.completeOnTimeout(Reply.of(Refused.BUSY), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, error) -> bytes.addAndGet(-size));
    }

    /** Whether the body is what it should be; if not, it goes to the dead letters. */
    private boolean read(Call call, Reading reading) {
        try {
            List<JsonNode> items = shape.items(call.text());
            reading.each(items, item -> mapping.read(item, reading));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            reading.notJson(call.text(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** The last one tells when all are safe: they are handed on in their order. */
    private boolean offered(List<Intake> intakes, Runnable acknowledged) {
        Inbox now = inbox;
        if (now == null) {
            return false;
        }
        for (int i = 0; i < intakes.size(); i++) {
            boolean last = i == intakes.size() - 1;
            if (!now.offer(new Push(intakes.get(i), calls.incrementAndGet(), 0, last ? acknowledged : null))) {
                return false;
            }
        }
        return true;
    }
}
