/** What was heard: one thing that somebody published, as it travels on {@code mentions.v1}. */
@NullMarked
package dev.grapevine.mention;

import org.jspecify.annotations.NullMarked;
