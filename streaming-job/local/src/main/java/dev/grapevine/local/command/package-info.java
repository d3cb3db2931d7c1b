/** What the launcher can be asked to do. */
@NullMarked
package dev.grapevine.local.command;

import org.jspecify.annotations.NullMarked;
