/** A mention as it bears on one brand, as it travels on {@code enriched.v1}. */
@NullMarked
package dev.grapevine.enrichment;

import org.jspecify.annotations.NullMarked;
