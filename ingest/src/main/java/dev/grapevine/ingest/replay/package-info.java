/** Recorded mentions, one JSON object a line, heard again. */
@NullMarked
package dev.grapevine.ingest.replay;

import org.jspecify.annotations.NullMarked;
