/** Words as people write them on the web: emoji, hashtags, elongation, shouting. */
@NullMarked
package dev.grapevine.sentiment.text;

import org.jspecify.annotations.NullMarked;
