/** Reddit's listings, as its data API gives them. */
@NullMarked
package dev.grapevine.ingest.reddit;

import org.jspecify.annotations.NullMarked;
