/** Mail that people write to a company: its mail box, and archives of one. */
@NullMarked
package dev.grapevine.ingest.mail;

import org.jspecify.annotations.NullMarked;
