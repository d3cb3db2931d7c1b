package dev.grapevine.dashboard.kibana;

import org.jspecify.annotations.Nullable;

/** Kibana does not answer, or says no. */
public final class KibanaFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The status where there was no answer at all, or one that says no without a status. */
    static final int NO_ANSWER = 0;

    private final int status;

    KibanaFault(String message) {
        this(NO_ANSWER, message, null);
    }

    KibanaFault(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Whether waiting cannot mend it. */
    boolean isForGood() {
        return status >= 400 && status < 500 && status != 429;
    }
}
