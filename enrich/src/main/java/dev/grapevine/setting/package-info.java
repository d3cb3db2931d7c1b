/** Everything that the environment can configure, in one catalogue. */
@NullMarked
package dev.grapevine.setting;

import org.jspecify.annotations.NullMarked;
