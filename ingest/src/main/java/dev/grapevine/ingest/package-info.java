/** Connectors that pull what people publish into Kafka. */
@NullMarked
package dev.grapevine.ingest;

import org.jspecify.annotations.NullMarked;
