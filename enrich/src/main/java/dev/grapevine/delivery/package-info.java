/** Who was told what, as it travels on {@code deliveries.v1}. */
@NullMarked
package dev.grapevine.delivery;

import org.jspecify.annotations.NullMarked;
