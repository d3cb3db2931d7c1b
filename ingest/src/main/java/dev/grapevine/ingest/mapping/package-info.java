/** How records of whatever shape become mentions: the {@code map} of a source in sources.yml. */
@NullMarked
package dev.grapevine.ingest.mapping;

import org.jspecify.annotations.NullMarked;
