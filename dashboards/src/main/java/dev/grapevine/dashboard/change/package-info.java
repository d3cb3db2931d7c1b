/** What people change (brands, corrections), and what that does to what was already heard. */
@NullMarked
package dev.grapevine.dashboard.change;

import org.jspecify.annotations.NullMarked;
