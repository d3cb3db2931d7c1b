/** What people did, as it travels on {@code actions.v1}. */
@NullMarked
package dev.grapevine.action;

import org.jspecify.annotations.NullMarked;
