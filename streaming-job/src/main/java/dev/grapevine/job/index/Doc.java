package dev.grapevine.job.index;

import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One state of one document, on its way into Elasticsearch.
 *
 * @param alias of the index it belongs to
 * @param version of the data: a lower one never overwrites a higher one
 * @param json the contract record as it stood in Kafka; null deletes the document
 * @param position where it was read, for a dead letter
 */
public record Doc(IndexFamily family, String alias, String id, long version, byte @Nullable [] json, String position)
        implements Serializable {

    public static Doc of(IndexName index, String id, long version, byte @Nullable [] json, String position) {
        return new Doc(index.family(), index.alias(), id, version, json, position);
    }

    IndexName index() {
        return new IndexName(family, alias);
    }

    long sizeInBytes() {
        return (long) id.length() + (json == null ? 0 : json.length);
    }
}
