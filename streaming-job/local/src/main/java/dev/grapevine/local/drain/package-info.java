/** When a finite run is done, and what it came to, told from durable facts alone. */
@NullMarked
package dev.grapevine.local.drain;

import org.jspecify.annotations.NullMarked;
