package dev.grapevine.job.index;

import dev.grapevine.topic.DeadLetter;
import java.io.Serializable;

/** Where a writer puts what Elasticsearch refuses for good. */
interface DeadLetterBox extends AutoCloseable {

    void put(DeadLetter letter);

    /** @throws IllegalStateException if a letter that was put in could not be kept */
    void flush();

    @Override
    void close();

    /** Opens a box where the job runs. */
    interface Factory extends Serializable {
        DeadLetterBox open();
    }
}
