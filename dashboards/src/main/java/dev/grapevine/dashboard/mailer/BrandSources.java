package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.digest.DigestReader;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each brand was heard lately; while the archive does not answer, what it last said.
 *
 * <p>It is asked on a thread of its own: an archive that hangs must not keep anybody from being told of anything.
 */
final class BrandSources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrandSources.class);
    private static final Duration HEARD_LATELY = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final DigestReader archive;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread asking = new Thread(task, "grapevine-mailer-sources");
        asking.setDaemon(true);
        return asking;
    });
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private Instant askAgain = Instant.MIN;
    private @Nullable CompletableFuture<Boolean> asking;

    BrandSources(DigestReader archive) {
        this.archive = archive;
    }

    /** Names of the sources; empty before the first answer. */
    Set<String> of(String brand) {
        return known.getOrDefault(brand, Set.of());
    }

    /**
     * Asks anew now and then; returns at once.
     *
     * @param clock the stream's
     */
    void refresh(List<Brand> brands, Instant clock, Instant now) {
        if (asking == null && !now.isBefore(askAgain)) {
            asking = CompletableFuture.supplyAsync(() -> learn(brands, clock), thread);
        } else if (asking != null && asking.isDone()) {
            askAgain = now.plus(asking.join() ? EVERY : AFTER_FAILURE);
            asking = null;
        }
    }

    private boolean learn(List<Brand> brands, Instant clock) {
        try {
            for (Brand brand : brands) {
                known.put(brand.id(), archive.sources(brand.id(), clock.minus(HEARD_LATELY)));
            }
            return true;
        } catch (ElasticsearchFault e) {
            LOG.info("where brands are heard is not known anew: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
