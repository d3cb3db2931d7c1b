/** The one HTTP client: guarded addresses, bounded bodies, robots.txt, pace. */
@NullMarked
package dev.grapevine.ingest.fetch;

import org.jspecify.annotations.NullMarked;
