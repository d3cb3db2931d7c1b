/** Feeds that are pushed by a hub besides being polled (W3C WebSub). */
@NullMarked
package dev.grapevine.ingest.websub;

import org.jspecify.annotations.NullMarked;
