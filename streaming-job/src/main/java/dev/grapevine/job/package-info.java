/** The Flink jobs: thin operators around what {@code enrich} decides. */
@NullMarked
package dev.grapevine.job;

import org.jspecify.annotations.NullMarked;
