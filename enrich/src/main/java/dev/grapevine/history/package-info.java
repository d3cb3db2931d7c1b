/** What is remembered of each mention: what a later message changes, and which copy of a story counts. */
@NullMarked
package dev.grapevine.history;

import org.jspecify.annotations.NullMarked;
