/** Where documents live in Elasticsearch: the names of indices and aliases, for everybody who writes or reads them. */
@NullMarked
package dev.grapevine.index;

import org.jspecify.annotations.NullMarked;
