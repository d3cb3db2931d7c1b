/** Kibana's dashboards, generated from readable definitions. */
@NullMarked
package dev.grapevine.dashboard.kibana;

import org.jspecify.annotations.NullMarked;
