/** RSS, Atom and JSON feeds as mentions. */
@NullMarked
package dev.grapevine.ingest.feed;

import org.jspecify.annotations.NullMarked;
