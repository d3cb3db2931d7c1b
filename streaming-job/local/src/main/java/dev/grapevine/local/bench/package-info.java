/** How fast the line is, against the least that any line on the same servers does. */
@NullMarked
package dev.grapevine.local.bench;

import org.jspecify.annotations.NullMarked;
