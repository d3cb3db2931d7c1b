/** The Kafka topics that the parts of Grapevine meet in, and the form of a dead letter. */
@NullMarked
package dev.grapevine.topic;

import org.jspecify.annotations.NullMarked;
