package dev.grapevine.ingest.webhook;

/** Whether a call comes from who may call. */
sealed interface Verdict {

    /** @param signature tells this very call from every other one */
    record Genuine(String signature) implements Verdict {}

    /** Why a call is refused; each reason has its own answer. */
    enum Refused implements Verdict {
        UNKNOWN(404, "no source of sources.yml listens here"),
        UNSIGNED(401, "the call carries no signature"),
        FORGED(403, "the signature does not match the body and the secret"),
        LATE(400, "the call's time is more than five minutes off"),
        REPLAYED(409, "this very call was taken before; it need not be sent again"),
        OVERSIZED(413, "the body is larger than a megabyte, or holds more than 5,000 items"),
        UNREADABLE(422, "the body is not what this shape of call holds"),
        BUSY(503, "not taken: try again in a moment");

        private final int status;
        private final String reason;

        Refused(int status, String reason) {
            this.status = status;
            this.reason = reason;
        }

        int status() {
            return status;
        }

        String reason() {
            return reason;
        }
    }
}
