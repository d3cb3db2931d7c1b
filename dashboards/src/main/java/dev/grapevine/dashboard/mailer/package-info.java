/** Who is told of what, when, by which way, and that it is written down: the process behind every mail. */
@NullMarked
package dev.grapevine.dashboard.mailer;

import org.jspecify.annotations.NullMarked;
