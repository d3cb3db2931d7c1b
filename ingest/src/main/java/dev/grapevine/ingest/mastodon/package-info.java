/** Mastodon servers: public and hashtag timelines, and the event stream. */
@NullMarked
package dev.grapevine.ingest.mastodon;

import org.jspecify.annotations.NullMarked;
