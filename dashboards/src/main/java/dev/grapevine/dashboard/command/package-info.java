/** What people type. */
@NullMarked
package dev.grapevine.dashboard.command;

import org.jspecify.annotations.NullMarked;
