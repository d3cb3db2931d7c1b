package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a page is about, as its form offers it: a brand and a stretch of time.
 *
 * @param from beginning of the stretch where the address names one, else empty
 * @param to its end
 */
record Scope(
        List<Choice> brands,
        List<Choice> spans,
        String brand,
        String brandName,
        String span,
        String spanWords,
        String zone,
        String until,
        String from,
        String to) {

    static Scope of(List<Brand> brands, Brand chosen, Span span, Instant end) {
        return of(brands, chosen, new Stretch(span, span.before(end), end, false));
    }

    static Scope of(List<Brand> brands, Brand chosen, Stretch stretch) {
        return new Scope(
                brands.stream().map(brand -> choice(brand, chosen)).toList(),
                Arrays.stream(Span.values())
                        .map(each -> new Choice(each.key(), each.words(), each == stretch.span()))
                        .toList(),
                chosen.id(),
                chosen.name(),
                stretch.span().key(),
                stretch.span().words(),
                chosen.zone().getId(),
                (stretch.exact() ? MailText.time(stretch.start(), chosen.zone()) + " until " : "until ")
                        + MailText.time(stretch.end(), chosen.zone()),
                stretch.exact() ? stretch.start().toString() : "",
                stretch.exact() ? stretch.end().toString() : "");
    }

    private static Choice choice(Brand brand, Brand chosen) {
        String name = brand.competitor() ? brand.name() + " (competitor)" : brand.name();
        return new Choice(brand.id(), name, brand.id().equals(chosen.id()));
    }
}
