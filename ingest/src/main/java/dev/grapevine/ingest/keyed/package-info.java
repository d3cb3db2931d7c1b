/** Any JSON API that gives its items in pages, described by a page of YAML instead of code. */
@NullMarked
package dev.grapevine.ingest.keyed;

import org.jspecify.annotations.NullMarked;
