/** Sources that push: what they say is queued, handed on in batches, and handed again until it is acknowledged. */
@NullMarked
package dev.grapevine.ingest.stream;

import org.jspecify.annotations.NullMarked;
