/** What people may ask of those who listen to them: what is held of them, and that it be forgotten. */
@NullMarked
package dev.grapevine.dashboard.privacy;

import org.jspecify.annotations.NullMarked;
