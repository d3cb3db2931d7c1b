/** sources.yml: what is read, as records, and every mistake in it at once. */
@NullMarked
package dev.grapevine.ingest.source;

import org.jspecify.annotations.NullMarked;
