/** The web console: what is being said, in a browser. */
@NullMarked
package dev.grapevine.dashboard.console;

import org.jspecify.annotations.NullMarked;
