/** Seeded traffic about invented brands, with the truth beside it: for the demo, load tests and evaluations. */
@NullMarked
package dev.grapevine.generate;

import org.jspecify.annotations.NullMarked;
