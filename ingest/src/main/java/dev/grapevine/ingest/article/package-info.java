/** Articles: main text, title, author and date of publication of a page. */
@NullMarked
package dev.grapevine.ingest.article;

import org.jspecify.annotations.NullMarked;
