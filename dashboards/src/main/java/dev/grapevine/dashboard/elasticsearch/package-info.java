/** The one way that this module talks to Elasticsearch. */
@NullMarked
package dev.grapevine.dashboard.elasticsearch;

import org.jspecify.annotations.NullMarked;
