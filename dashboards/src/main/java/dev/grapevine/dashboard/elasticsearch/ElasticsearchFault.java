package dev.grapevine.dashboard.elasticsearch;

import org.jspecify.annotations.Nullable;

/** Elasticsearch does not answer, or says no. */
public final class ElasticsearchFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The status where there was no answer at all. */
    public static final int NO_ANSWER = 0;

    private final int status;

    public ElasticsearchFault(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }
}
