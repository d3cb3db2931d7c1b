package dev.grapevine.mention;

/** What came out of a message's bytes: a mention, or the reason why there is none. */
public sealed interface Decoded {

    record Good(Mention mention) implements Decoded {}

    /**
     * @param detail where and what was expected; never holds what people wrote
     */
    record Malformed(Reason reason, String detail) implements Decoded {}

    /** Why bytes are not a mention. The names are the dead letter's reasons. */
    enum Reason {
        NOT_JSON,
        NOT_AN_OBJECT,
        UNSUPPORTED_VERSION,
        MISSING_FIELD,
        WRONG_TYPE,
        WRONG_VALUE,
        ID_MISMATCH
    }
}
