/** Reviews that a page describes with schema.org. */
@NullMarked
package dev.grapevine.ingest.review;

import org.jspecify.annotations.NullMarked;
