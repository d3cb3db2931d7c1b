/** Hacker News through its search and its item service. */
@NullMarked
package dev.grapevine.ingest.hackernews;

import org.jspecify.annotations.NullMarked;
