/** Bytes to text, hostile HTML to plain text, dates in the wild to instants. */
@NullMarked
package dev.grapevine.ingest.text;

import org.jspecify.annotations.NullMarked;
