/** A small language model that reads a text and tells the meaning of each piece of a word in it; see ADR 20. */
@org.jspecify.annotations.NullMarked
package dev.grapevine.sentiment.encoder;
