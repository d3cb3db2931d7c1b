/** The daily and weekly digest: what was said since the last one that arrived. */
@NullMarked
package dev.grapevine.dashboard.digest;

import org.jspecify.annotations.NullMarked;
