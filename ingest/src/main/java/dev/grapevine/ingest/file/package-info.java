/** Files that a company exports: tables, JSON lines and mail archives, alone or in a watched folder. */
@NullMarked
package dev.grapevine.ingest.file;

import org.jspecify.annotations.NullMarked;
