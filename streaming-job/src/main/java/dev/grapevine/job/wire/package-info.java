/** How records travel between operators and lie in state: as the JSON that they are everywhere else. */
@NullMarked
package dev.grapevine.job.wire;

import org.jspecify.annotations.NullMarked;
