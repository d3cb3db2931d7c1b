/** That no guard is there without a test that misses it. */
@NullMarked
package dev.grapevine.ingest.guard;

import org.jspecify.annotations.NullMarked;
