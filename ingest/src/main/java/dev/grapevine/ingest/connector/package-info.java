/** The contract between a kind of source and the runner that polls it. */
@NullMarked
package dev.grapevine.ingest.connector;

import org.jspecify.annotations.NullMarked;
