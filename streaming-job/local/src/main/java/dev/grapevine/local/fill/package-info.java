/** Fills an Elasticsearch with invented mentions, so that boards and pages can be measured on as many as are wanted. */
@NullMarked
package dev.grapevine.local.fill;

import org.jspecify.annotations.NullMarked;
