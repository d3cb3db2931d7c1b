/** Polls every source on its interval and hands what it heard to Kafka, in an order that loses nothing. */
@NullMarked
package dev.grapevine.ingest.run;

import org.jspecify.annotations.NullMarked;
