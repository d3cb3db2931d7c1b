/** Labels that rules in the query language give to mentions: what about (aspects) and to what end (intent). */
@NullMarked
package dev.grapevine.rule;

import org.jspecify.annotations.NullMarked;
