/** Whom we listen for: brands, their queries and how they match. */
@NullMarked
package dev.grapevine.brand;

import org.jspecify.annotations.NullMarked;
