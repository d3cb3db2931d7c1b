package dev.grapevine.local.cluster;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Truth;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Brands whose lawsuits have to be seen, from their first day on, and what is said of them. */
final class MustSee {

    private MustSee() {}

    /** A brands.yml with those of the demo and these. */
    static String brands(Collection<String> brands) {
        StringBuilder file = new StringBuilder(DemoConfig.brands());
        brands.forEach(brand -> file.append("""
                  - id: %1$s
                    name: %1$s
                    query: %1$s
                    policy:
                      mustSee: [{name: law, query: lawsuit}]
                """.formatted(brand)));
        return file.toString();
    }

    /** What opens an incident. */
    static Generated lawsuit(String brand, Instant at) {
        return said(brand, at, "A lawsuit against " + brand + " was filed today.");
    }

    /** Something that somebody says of a brand in English. */
    static Generated said(String brand, Instant at, String text) {
        Mention mention = Mentions.post(brand + "-" + at.toEpochMilli(), text)
                .published(at)
                .fetched(at)
                .build();
        return new Generated(
                mention,
                new Truth(new TreeMap<>(Map.of(brand, Label.NEUTRAL)), mention.id(), null, "general", false, "ann"));
    }
}
