/** Discourse forums. */
@NullMarked
package dev.grapevine.ingest.discourse;

import org.jspecify.annotations.NullMarked;
