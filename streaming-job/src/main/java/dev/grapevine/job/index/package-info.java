/** The job that brings documents, counts and incidents into Elasticsearch. */
@NullMarked
package dev.grapevine.job.index;

import org.jspecify.annotations.NullMarked;
