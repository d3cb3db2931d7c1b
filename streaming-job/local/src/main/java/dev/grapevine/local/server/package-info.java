/** The real servers, started on loopback: Kafka in this process, Elasticsearch as its child, Flink's mini cluster. */
@NullMarked
package dev.grapevine.local.server;

import org.jspecify.annotations.NullMarked;
