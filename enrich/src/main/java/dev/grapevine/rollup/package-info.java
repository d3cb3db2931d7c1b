/** Counts per brand, source and five minutes, as they travel on {@code rollups.v1}. */
@NullMarked
package dev.grapevine.rollup;

import org.jspecify.annotations.NullMarked;
