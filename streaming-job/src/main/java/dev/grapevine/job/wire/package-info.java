/** How records travel between operators and lie in state: as Smile, the binary form of the JSON that they are everywhere else. */
@NullMarked
package dev.grapevine.job.wire;

import org.jspecify.annotations.NullMarked;
