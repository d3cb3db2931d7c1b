package dev.grapevine.job.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import dev.grapevine.index.IndexName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates an index with its aliases before the first document goes there; its mapping is the installed template's.
 *
 * <p>Several writers may do so at once: whoever comes second is told that it exists, which is as good.
 */
final class IndexCreator {

    private static final String EXISTS = "resource_already_exists_exception";

    private final ElasticsearchAsyncClient client;
    private final Set<IndexName> known = ConcurrentHashMap.newKeySet();

    IndexCreator(ElasticsearchAsyncClient client) {
        this.client = client;
    }

    CompletableFuture<Void> ensure(List<Doc> docs) {
        Set<IndexName> missing = docs.stream()
                .map(Doc::index)
                .filter(index -> !known.contains(index))
                .collect(Collectors.toSet());
        return CompletableFuture.allOf(missing.stream().map(this::create).toArray(CompletableFuture<?>[]::new));
    }

    /** It was dropped behind our back: look again before the next write. */
    void forget(IndexName index) {
        known.remove(index);
    }

    /** Behind the alias may stand an index of another generation, which is as good: making ours would cut it off. */
    private CompletableFuture<Void> create(IndexName index) {
        return client.indices()
                .existsAlias(ask -> ask.name(index.alias()))
                .thenCompose(
                        there -> there.value() ? CompletableFuture.<Void>completedFuture(null) : createMissing(index))
                .thenRun(() -> known.add(index));
    }

    private CompletableFuture<Void> createMissing(IndexName index) {
        return client.indices()
                .create(request(index))
                .<Void>thenApply(created -> null)
                .exceptionally(failure -> ignoreExisting(index, failure));
    }

    private static CreateIndexRequest request(IndexName index) {
        return CreateIndexRequest.of(create -> {
            index.aliases().forEach(alias -> create.aliases(alias, a -> a));
            return create.index(index.real());
        });
    }

    /** An index that may not be created is no fault of any document: it stops the job until somebody mends it. */
    private static @Nullable Void ignoreExisting(IndexName index, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof ElasticsearchException refused)) {
            throw new CompletionException(cause);
        }
        if (EXISTS.equals(refused.error().type())) {
            return null;
        }
        throw Verdict.of(refused.status(), refused.error().type()) == Verdict.AGAIN
                ? new CompletionException(refused)
                : new IllegalStateException("index " + index.real() + " cannot be created", refused);
    }
}
