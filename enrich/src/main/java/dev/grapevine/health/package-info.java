/** How a source is doing, as it travels on {@code source-health.v1}. */
@NullMarked
package dev.grapevine.health;

import org.jspecify.annotations.NullMarked;
