/** How JSON APIs are asked, read page by page and resumed; shared by every connector to one. */
@NullMarked
package dev.grapevine.ingest.api;

import org.jspecify.annotations.NullMarked;
