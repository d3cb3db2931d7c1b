/** What is unusual about a brand: baselines, calibrated surprise, and the watch that turns them into incidents. */
@NullMarked
package dev.grapevine.spike;

import org.jspecify.annotations.NullMarked;
