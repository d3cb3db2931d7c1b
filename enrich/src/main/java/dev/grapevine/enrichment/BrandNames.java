package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Match;
import dev.grapevine.brand.Span;
import dev.grapevine.mention.Mention;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a match's places name the brand: in {@code acme NEAR/5 (bad OR awful)} the sentiment is towards "acme", not
 * towards "awful".
 */
final class BrandNames {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private BrandNames() {}

    /** The places that hold a word of the brand's name or of its accounts; all of them where none does. */
    static List<Span> preferred(Match match, Mention mention) {
        if (match.spans().size() < 2) {
            return match.spans();
        }
        Set<String> names = names(match.brand());
        List<Span> naming = match.spans().stream()
                .filter(span -> words(written(span, mention)).anyMatch(names::contains))
                .toList();
        return naming.isEmpty() ? match.spans() : naming;
    }

    private static Set<String> names(Brand brand) {
        return Stream.concat(Stream.of(brand.name(), brand.id()), brand.ownAccounts().stream())
                .flatMap(BrandNames::words)
                .collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return Stream.of(OTHER.split(text.toLowerCase(Locale.ROOT))).filter(word -> word.length() > 1);
    }

    private static String written(Span span, Mention mention) {
        @Nullable String field = span.field().equals("title") ? mention.title() : mention.text();
        return field == null ? "" : field.substring(span.start(), span.end());
    }
}
