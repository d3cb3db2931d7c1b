/** Hears what the sources say and hands it to Kafka. */
@NullMarked
package dev.grapevine.ingest;

import org.jspecify.annotations.NullMarked;
