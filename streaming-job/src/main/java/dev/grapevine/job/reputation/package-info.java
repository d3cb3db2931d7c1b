/** The job that turns what was heard into documents, counts and incidents. */
@NullMarked
package dev.grapevine.job.reputation;

import org.jspecify.annotations.NullMarked;
