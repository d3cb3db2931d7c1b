package dev.grapevine.query;

/** A piece of a query's text, with its UTF-16 offsets. */
sealed interface Token {

    int start();

    int end();

    /** A bare word, possibly with wildcards or "~1". */
    record Term(String text, int start, int end) implements Token {}

    /** @param text what stands between the quotation marks */
    record Quoted(String text, int start, int end) implements Token {}

    /** A name before a colon. */
    record FieldName(String name, int start, int end) implements Token {}

    record NearWithin(int between, boolean ordered, int start, int end) implements Token {}

    /** Brackets and operators without a value. */
    record Sign(Kind kind, int start, int end) implements Token {}

    enum Kind {
        OPEN("'('"),
        CLOSE("')'"),
        AND("AND"),
        OR("OR"),
        NOT("NOT"),
        SENTENCE("SENTENCE"),
        END("the end of the query");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    default boolean is(Kind kind) {
        return this instanceof Sign sign && sign.kind == kind;
    }
}
