/** Where the jobs touch Kafka. */
@NullMarked
package dev.grapevine.job.kafka;

import org.jspecify.annotations.NullMarked;
