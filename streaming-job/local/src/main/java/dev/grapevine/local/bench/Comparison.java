package dev.grapevine.local.bench;

/**
 * Both lines over the same load.
 *
 * @param messageBytes mean size of a mention in Kafka
 */
public record Comparison(Result bare, Result whole, long messageBytes) {

    /** Mentions per second of the whole line, of the bare one's. */
    public double ratio() {
        return whole.perSecond() / bare.perSecond();
    }
}
