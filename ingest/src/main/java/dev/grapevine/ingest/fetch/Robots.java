package dev.grapevine.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The rules of one robots.txt for one agent (RFC 9309). */
public final class Robots {

    /** What is refused as long as the rules cannot be known. */
    static final String NOTHING = "User-agent: *\nDisallow: /\n";

    private static final String TYPE = "text/plain";

    private final BaseRobotRules rules;

    private Robots(BaseRobotRules rules) {
        this.rules = rules;
    }

    /** @param agent the product token that rules are looked up by */
    public static Robots parse(byte[] content, String url, String agent) {
        return new Robots(
                new SimpleRobotRulesParser().parseContent(url, content, TYPE, List.of(agent.toLowerCase(Locale.ROOT))));
    }

    static Robots parse(String content, String url) {
        return parse(content.getBytes(StandardCharsets.UTF_8), url, FetchPolicy.PRODUCT_TOKEN);
    }

    public boolean allows(String url) {
        return rules.isAllowed(url);
    }

    /** Milliseconds the site wants between two requests; 0 where it does not say. */
    long crawlDelayMillis() {
        return Math.max(0, rules.getCrawlDelay());
    }
}
