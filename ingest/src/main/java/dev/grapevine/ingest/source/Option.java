package dev.grapevine.ingest.source;

import java.util.Arrays;
import java.util.Optional;

/** A key of a source in sources.yml that only some kinds of sources know; docs/sources.md lists them. */
public enum Option {
    PACE("pace", Shape.DURATION),
    TERMS("terms", Shape.LIST),
    TAGS("tags", Shape.LIST),
    SECRET("secret", Shape.SECRET),
    CLIENT_ID("clientId", Shape.TEXT),
    BACKFILL("backfill", Shape.DURATION),
    RECHECK("recheck", Shape.NUMBER),
    SEARCHABLE_ONLY("searchableOnly", Shape.FLAG),
    WIRE("wire", Shape.TEXT),
    HOSTS("hosts", Shape.LIST),
    COMPRESS("compress", Shape.FLAG),
    SUBREDDITS("subreddits", Shape.LIST),
    VIDEOS("videos", Shape.LIST),
    CHANNELS("channels", Shape.LIST),
    SITE("site", Shape.TEXT),
    APP("app", Shape.TEXT),
    ACCOUNT("account", Shape.TEXT),
    LOCATION("location", Shape.TEXT),
    KEY_ID("keyId", Shape.TEXT),
    ISSUER("issuer", Shape.TEXT),
    MAP("map", Shape.MAP),
    API("api", Shape.MAP),
    AUTH("auth", Shape.MAP),
    FORMAT("format", Shape.TEXT),
    DELIMITER("delimiter", Shape.TEXT),
    SHAPE("shape", Shape.TEXT),
    HOST("host", Shape.TEXT),
    PORT("port", Shape.NUMBER),
    USER("user", Shape.TEXT),
    FOLDER("folder", Shape.TEXT),
    TLS("tls", Shape.TEXT),
    PLACE("place", Shape.MAP),
    TOUCHPOINT("touchpoint", Shape.TEXT);

    private final String key;
    private final Shape shape;

    Option(String key, Shape shape) {
        this.key = key;
        this.shape = shape;
    }

    public String key() {
        return key;
    }

    Shape shape() {
        return shape;
    }

    static Optional<Option> of(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    /** What its value looks like. */
    enum Shape {
        TEXT("a single value"),
        FLAG("true or false"),
        NUMBER("a whole number that is not negative"),
        DURATION("a positive ISO 8601 duration such as P7D"),
        LIST("a value or a list of values"),
        MAP("keys and values"),
        /** Never the secret itself. */
        SECRET("the name of the environment variable that holds it, such as FORUM_TOKEN");

        final String expected;

        Shape(String expected) {
            this.expected = expected;
        }
    }
}
