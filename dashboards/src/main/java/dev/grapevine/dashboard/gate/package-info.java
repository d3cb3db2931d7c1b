/** Who may open the console, and what each of them may do there. */
@NullMarked
package dev.grapevine.dashboard.gate;

import org.jspecify.annotations.NullMarked;
