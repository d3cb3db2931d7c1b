/** How a text feels, and towards whom: the interface that every engine stands behind. */
@NullMarked
package dev.grapevine.sentiment;

import org.jspecify.annotations.NullMarked;
