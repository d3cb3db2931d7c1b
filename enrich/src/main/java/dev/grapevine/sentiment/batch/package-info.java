/** Sentiment for files instead of streams: the work behind the commands {@code score} and {@code evaluate}. */
@NullMarked
package dev.grapevine.sentiment.batch;

import org.jspecify.annotations.NullMarked;
