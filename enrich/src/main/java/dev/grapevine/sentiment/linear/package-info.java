/** Sentiment by linear models over words: features, models, and the trainers that make the models. */
@NullMarked
package dev.grapevine.sentiment.linear;

import org.jspecify.annotations.NullMarked;
