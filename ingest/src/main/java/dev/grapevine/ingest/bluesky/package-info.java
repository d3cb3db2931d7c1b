/** Bluesky's event stream, Jetstream, in both of its wires. */
@NullMarked
package dev.grapevine.ingest.bluesky;

import org.jspecify.annotations.NullMarked;
