/** What PR is told: the events of an incident, as they travel on {@code alerts.v1}. */
@NullMarked
package dev.grapevine.incident;

import org.jspecify.annotations.NullMarked;
