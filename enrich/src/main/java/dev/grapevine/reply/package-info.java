/** Who needs an answer, how soon, and how far it is. */
@NullMarked
package dev.grapevine.reply;

import org.jspecify.annotations.NullMarked;
