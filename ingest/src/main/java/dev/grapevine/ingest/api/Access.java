package dev.grapevine.ingest.api;

import dev.grapevine.ingest.fetch.ApiRequest;

/** How a question shows who asks. */
public interface Access {

    /** Open to everybody. */
    Access NONE = request -> request;

    /** @throws Denied if it cannot be shown now */
    ApiRequest grant(ApiRequest request) throws Denied, InterruptedException;

    /** The API refused what was shown; whatever was granted before is worth nothing. */
    default void refused() {}

    static Access bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    static Access header(String name, String value) {
        return request -> request.header(name, value);
    }

    static Access query(String name, String value) {
        return request -> request.query(name, value);
    }

    /** There is no access, for the reason given in words for people and without any secret. */
    final class Denied extends Exception {

        private static final long serialVersionUID = 1L;

        public Denied(String reason) {
            super(reason);
        }
    }
}
