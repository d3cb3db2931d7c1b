package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What a page is about, as its form offers it: a brand and a stretch of time. */
record Scope(
        List<Choice> brands,
        List<Choice> spans,
        String brand,
        String brandName,
        String span,
        String spanWords,
        String until) {

    static Scope of(List<Brand> brands, Brand chosen, Span span, Instant end) {
        return new Scope(
                brands.stream().map(brand -> choice(brand, chosen)).toList(),
                Arrays.stream(Span.values())
                        .map(each -> new Choice(each.key(), each.words(), each == span))
                        .toList(),
                chosen.id(),
                chosen.name(),
                span.key(),
                span.words(),
                MailText.time(end, chosen.zone()));
    }

    private static Choice choice(Brand brand, Brand chosen) {
        String name = brand.competitor() ? brand.name() + " (competitor)" : brand.name();
        return new Choice(brand.id(), name, brand.id().equals(chosen.id()));
    }
}
