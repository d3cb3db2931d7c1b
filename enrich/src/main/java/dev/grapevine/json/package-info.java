/** How every contract is written as JSON and read back. */
@NullMarked
package dev.grapevine.json;

import org.jspecify.annotations.NullMarked;
