/** Mails that come back: a server took them, and told us later that nobody got them. */
@NullMarked
package dev.grapevine.dashboard.bounce;

import org.jspecify.annotations.NullMarked;
