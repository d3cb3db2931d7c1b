/** Which texts are copies of one story. */
@NullMarked
package dev.grapevine.story;

import org.jspecify.annotations.NullMarked;
