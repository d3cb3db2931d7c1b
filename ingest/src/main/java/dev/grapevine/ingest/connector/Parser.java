package dev.grapevine.ingest.connector;

import java.time.Instant;

/** The pure half of a connector: a document's bytes to mentions. Never throws, whatever the bytes are. */
public interface Parser {

    Parsed parse(Raw raw, Origin origin, Instant fetched);
}
