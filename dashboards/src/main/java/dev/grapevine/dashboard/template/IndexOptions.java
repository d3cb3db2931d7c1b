package dev.grapevine.dashboard.template;

/**
 * How new indices are cut.
 *
 * @param shards primary shards of an index
 * @param replicas copies of each; 0 on a single node, else the cluster stays yellow
 * @param lifecycle policy of index lifecycle management for the indices of a month; empty for none, as on servers that
 *     do not know it
 */
public record IndexOptions(int shards, int replicas, String lifecycle) {

    public static final IndexOptions SINGLE_NODE = new IndexOptions(1, 0);

    public IndexOptions(int shards, int replicas) {
        this(shards, replicas, "");
    }

    public IndexOptions {
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "expected at least 1 shard and 0 replicas, found " + shards + " and " + replicas);
        }
    }
}
