package dev.grapevine.job.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes many documents in one request and says what became of each.
 *
 * <p>Every document carries its external version, deletions too, so that the same documents again, or older ones, do no
 * harm. A request that is refused as a whole is sent again in halves, until the one document is found that is to blame.
 */
final class Bulk {

    private final ElasticsearchAsyncClient client;
    private final IndexCreator indices;

    Bulk(ElasticsearchAsyncClient client) {
        this.client = client;
        this.indices = new IndexCreator(client);
    }

    /** One answer per document, in the same order; fails only for faults of our own. */
    CompletableFuture<List<Answer>> send(List<Doc> docs) {
        return indices.ensure(docs)
                .thenCompose(ready -> client.bulk(request(docs)))
                .thenApply(response -> answers(docs, response))
                .exceptionallyCompose(failure -> whole(docs, failure));
    }

    private static BulkRequest request(List<Doc> docs) {
        return BulkRequest.of(bulk -> bulk.requireAlias(true)
                .operations(docs.stream().map(Bulk::operation).toList()));
    }

    private static BulkOperation operation(Doc doc) {
        byte[] json = doc.json();
        return BulkOperation.of(operation -> json == null
                ? operation.delete(delete -> delete.index(doc.alias())
                        .id(doc.id())
                        .version(doc.version())
                        .versionType(VersionType.ExternalGte))
                : operation.<BinaryData>index(index -> index.index(doc.alias())
                        .id(doc.id())
                        .version(doc.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(json, ContentType.APPLICATION_JSON))));
    }

    private List<Answer> answers(List<Doc> docs, BulkResponse response) {
        return IntStream.range(0, docs.size())
                .mapToObj(i -> answer(docs.get(i), response.items().get(i)))
                .toList();
    }

    private Answer answer(Doc doc, BulkResponseItem item) {
        ErrorCause error = item.error();
        Verdict verdict = Verdict.of(item.status(), error == null ? null : error.type());
        if (verdict == Verdict.NO_INDEX) {
            indices.forget(doc.index());
        }
        return new Answer(doc, verdict, error == null ? "" : String.valueOf(error.type()));
    }

    private CompletableFuture<List<Answer>> whole(List<Doc> docs, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof IllegalStateException fault) {
            return CompletableFuture.failedFuture(fault);
        }
        if (!(cause instanceof ElasticsearchException refused)) {
            return CompletableFuture.completedFuture(
                    all(docs, Verdict.AGAIN, cause.getClass().getName()));
        }
        Verdict verdict = Verdict.of(refused.status(), refused.error().type());
        return verdict == Verdict.REFUSED && docs.size() > 1
                ? inHalves(docs)
                : CompletableFuture.completedFuture(
                        all(docs, verdict, String.valueOf(refused.error().type())));
    }

    private CompletableFuture<List<Answer>> inHalves(List<Doc> docs) {
        int middle = docs.size() / 2;
        return send(docs.subList(0, middle))
                .thenCompose(first -> send(docs.subList(middle, docs.size()))
                        .thenApply(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static List<Answer> all(List<Doc> docs, Verdict verdict, String detail) {
        return new ArrayList<>(
                docs.stream().map(doc -> new Answer(doc, verdict, detail)).toList());
    }
}
