package dev.grapevine.topic;

/** Consumer groups whose offsets others look at. */
public final class ConsumerGroup {

    /** Of the reputation job: its offsets move with each complete checkpoint, and so are its heartbeat. */
    public static final String REPUTATION = "grapevine-reputation";

    private ConsumerGroup() {}
}
