package dev.grapevine.ingest.fetch;

import java.time.Duration;

/** Gets what stands at an address, unless it is still what the validators stand for. */
public interface Fetch {

    Fetched get(String address, Validators validators) throws InterruptedException;

    /** How long the site of this address wants to be left alone from now on. */
    default Duration pause(String address) {
        return Duration.ZERO;
    }
}
