/** Comments below YouTube videos. */
@NullMarked
package dev.grapevine.ingest.youtube;

import org.jspecify.annotations.NullMarked;
