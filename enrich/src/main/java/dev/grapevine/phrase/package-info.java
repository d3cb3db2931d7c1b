/** What people suddenly say about a brand that they did not say before. */
@NullMarked
package dev.grapevine.phrase;

import org.jspecify.annotations.NullMarked;
