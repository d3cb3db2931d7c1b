/** The sentiment engine on Stanford CoreNLP; the only package that knows CoreNLP, which is an optional dependency. */
@NullMarked
package dev.grapevine.sentiment.corenlp;

import org.jspecify.annotations.NullMarked;
