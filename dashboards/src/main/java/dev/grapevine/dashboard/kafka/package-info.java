/** The few Kafka pieces that mailer and console share. */
@NullMarked
package dev.grapevine.dashboard.kafka;

import org.jspecify.annotations.NullMarked;
