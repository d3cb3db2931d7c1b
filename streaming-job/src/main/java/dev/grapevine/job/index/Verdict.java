package dev.grapevine.job.index;

import org.jspecify.annotations.Nullable;

/** What Elasticsearch's answer to one document means. */
enum Verdict {
    /** It is in, or it is out. */
    DONE,
    /** A newer state is there already. */
    STALE,
    /** Its index is not there (any more): create it, then again. */
    NO_INDEX,
    /** Not now. */
    AGAIN,
    /** Never: it does not fit the mapping. */
    REFUSED,
    /** We may not: nothing can be written until somebody mends the configuration. */
    FORBIDDEN;

    /** The index stands still while it is moved or its disk is full; its alias may lead elsewhere the next time. */
    private static final String BLOCKED = "cluster_block_exception";

    /**
     * @param status of the item, or of the whole request where that failed
     * @param errorType such as "mapper_parsing_exception"; null where there was no error
     */
    static Verdict of(int status, @Nullable String errorType) {
        if (status < 300) {
            return DONE;
        }
        if (BLOCKED.equals(errorType)) {
            return AGAIN;
        }
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404 -> errorType == null ? DONE : NO_INDEX;
            case 408, 429 -> AGAIN;
            case 409 -> STALE;
            default -> status >= 500 ? AGAIN : REFUSED;
        };
    }

    boolean isSettled() {
        return this == DONE || this == STALE || this == REFUSED;
    }
}
