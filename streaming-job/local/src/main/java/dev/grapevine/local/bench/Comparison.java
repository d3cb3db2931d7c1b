package dev.grapevine.local.bench;

import java.util.Map;

/**
 * Both lines over the same load.
 *
 * @param engines which said what the mentions of the load feel like, and of how many of their documents each: the slow
 *     ones have an allowance, and what they had no time for keeps the fast one's answer
 * @param messageBytes mean size of a mention in Kafka
 */
public record Comparison(Result bare, Result whole, Map<String, Long> engines, long messageBytes) {

    /** Mentions per second of the whole line, of the bare one's. */
    public double ratio() {
        return whole.perSecond() / bare.perSecond();
    }
}
