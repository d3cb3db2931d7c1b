/** Addresses in mails that say who may act on what. */
@NullMarked
package dev.grapevine.dashboard.link;

import org.jspecify.annotations.NullMarked;
