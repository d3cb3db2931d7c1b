/** What pages say for machines: JSON-LD, microdata and RDFa, all in the form of JSON-LD. */
@NullMarked
package dev.grapevine.ingest.structured;

import org.jspecify.annotations.NullMarked;
