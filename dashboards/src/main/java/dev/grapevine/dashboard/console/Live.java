package dev.grapevine.dashboard.console;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that there is something new (server-sent events); they then ask for it themselves.
 *
 * <p>What is new shows in a stamp: the archive is asked for it only while somebody listens. A page that hears nothing
 * looks by itself from time to time, so a lost event costs a moment and nothing else.
 */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    private final Supplier<Object> stamp;
    private final Set<SseClient> listening = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "grapevine-console-live");
    private Optional<Object> last = Optional.empty();

    /** @param stamp changes whenever there is something new */
    Live(Supplier<Object> stamp) {
        this.stamp = stamp;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void join(SseClient client) {
        if (listening.size() >= MOST) {
            client.close();
            return;
        }
        client.keepAlive();
        client.onClose(() -> listening.remove(client));
        listening.add(client);
        client.sendComment("listening");
    }

    private void look() {
        if (listening.isEmpty()) {
            return;
        }
        try {
            Object now = stamp.get();
            if (last.filter(now::equals).isEmpty()) {
                last = Optional.of(now);
                listening.forEach(client -> client.sendEvent("news", ""));
            } else {
                listening.forEach(client -> client.sendComment("still here"));
            }
        } catch (RuntimeException e) {
            LOG.debug("no stamp: {}", e.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        listening.forEach(SseClient::close);
    }
}
