/** The query language of brands: read, explained, and turned into Lucene's stored queries; see docs/queries.md. */
@NullMarked
package dev.grapevine.query;

import org.jspecify.annotations.NullMarked;
