/** A Flink cluster of somebody's own: submitting the jobs, and replacing them without losing anything. */
@NullMarked
package dev.grapevine.local.cluster;

import org.jspecify.annotations.NullMarked;
