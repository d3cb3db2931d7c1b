package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.List;

/**
 * An invented brand, and how it is usually talked about.
 *
 * @param id as in brands.yml
 * @param products full names, each beginning with the brand's
 * @param perDay original mentions a day, before copies
 * @param rivals ids of the brands it is compared with
 */
public record BrandPlan(String id, String name, List<String> products, double perDay, Mood mood, List<String> rivals) {
    public BrandPlan {
        products = List.copyOf(products);
        rivals = List.copyOf(rivals);
        if (products.isEmpty() || perDay < 0) {
            throw new IllegalArgumentException("brand " + id + ": needs a product and a rate of at least 0 a day");
        }
    }

    /** Shares of what is said; the rest is neutral. */
    public record Mood(double positive, double negative, double mixed) {
        public static final Mood USUAL = new Mood(0.42, 0.20, 0.08);

        public Mood {
            if (Math.min(positive, Math.min(negative, mixed)) < 0 || positive + negative + mixed > 1) {
                throw new IllegalArgumentException("shares are at least 0 and at most 1 together");
            }
        }

        /** @param warmth of whoever speaks, -1 to 1: a grumbler complains more often, at the cost of praise */
        Label label(double warmth, Chance chance) {
            double shift = warmth * Math.min(positive, negative) / 2;
            double point = chance.uniform();
            if ((point -= positive + shift) < 0) {
                return Label.POSITIVE;
            }
            if ((point -= negative - shift) < 0) {
                return Label.NEGATIVE;
            }
            return point < mixed ? Label.MIXED : Label.NEUTRAL;
        }
    }
}
