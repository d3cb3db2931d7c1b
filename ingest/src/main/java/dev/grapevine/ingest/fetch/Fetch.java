package dev.grapevine.ingest.fetch;

/** Gets what stands at an address, unless it is still what the validators stand for. */
public interface Fetch {

    Fetched get(String address, Validators validators) throws InterruptedException;
}
