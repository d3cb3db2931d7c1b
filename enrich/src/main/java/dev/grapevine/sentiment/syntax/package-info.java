/** How a sentence is built, as a parser says it: what the deep path reads sentiment towards a target off. */
@NullMarked
package dev.grapevine.sentiment.syntax;

import org.jspecify.annotations.NullMarked;
