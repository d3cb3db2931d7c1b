/** The whole system in one place: real Kafka, real Elasticsearch, Flink, console and mail box. */
@NullMarked
package dev.grapevine.local;

import org.jspecify.annotations.NullMarked;
