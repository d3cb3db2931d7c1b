/** Puts the parts together: what {@code up} starts, in which order, and how it ends. */
@NullMarked
package dev.grapevine.local.stack;

import org.jspecify.annotations.NullMarked;
