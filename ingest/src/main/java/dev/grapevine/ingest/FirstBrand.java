package dev.grapevine.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a newcomer says about a brand, and the two files that follow from it.
 *
 * @param domain of its own site; empty where it has none
 * @param handles its own accounts, such as @acme
 * @param competitors names
 * @param exclusions words that only texts about something else hold
 */
record FirstBrand(String name, String domain, List<String> handles, List<String> competitors, List<String> exclusions) {

    FirstBrand {
        if (name.isBlank() || id(name).isEmpty()) {
            throw new IllegalArgumentException("name: expected the name of a brand, found '" + name + "'");
        }
        handles = List.copyOf(handles);
        competitors = List.copyOf(competitors);
        exclusions = List.copyOf(exclusions);
    }

    FirstBrand without(List<String> words) {
        return new FirstBrand(name, domain, handles, competitors, words);
    }

    String query() {
        List<String> choices = new ArrayList<>(List.of(quoted(name)));
        handles.forEach(handle -> choices.add(quoted(handle)));
        if (!domain.isBlank()) {
            choices.add(quoted(domain));
        }
        String said = String.join(" OR ", choices);
        String not = exclusions.stream().map(FirstBrand::quoted).collect(Collectors.joining(" OR "));
        return not.isEmpty() ? said : "(" + said + ") NOT (" + not + ")";
    }

    String brandsYml() {
        StringBuilder yml = new StringBuilder("""
                # Whom Grapevine listens for; what else a brand can say stands in docs/queries.md and docs/spikes.md.
                brands:
                """);
        yml.append("  - id: ").append(id(name)).append('\n');
        yml.append("    name: ").append(json(name)).append('\n');
        yml.append("    query: ").append(json(query())).append('\n');
        yml.append("    rivals: ")
                .append(json(competitors.stream().map(FirstBrand::id).toList()))
                .append('\n');
        yml.append("    ownAccounts: ").append(json(handles)).append('\n');
        yml.append("    ownDomains: ")
                .append(json(domain.isBlank() ? List.of() : List.of(domain)))
                .append('\n');
        for (String competitor : competitors) {
            yml.append("  - {id: ").append(id(competitor)).append(", name: ").append(json(competitor));
            yml.append(", query: ").append(json(quoted(competitor))).append(", competitor: true, rivals: [");
            yml.append(id(name)).append("]}\n");
        }
        return yml.toString();
    }

    /** The sources that need neither key nor account. */
    String sourcesYml() {
        String asked = URLEncoder.encode(quoted(name), StandardCharsets.UTF_8);
        return """
                # Where Grapevine listens: what needs no key. Others stand in docs/sources.md.
                sources:
                  - {name: hacker-news, type: hackernews, terms: from-brands, backfill: P7D}
                  - {name: bluesky, type: bluesky, terms: from-brands, backfill: PT6H}
                  - {name: mastodon, type: mastodon, url: "https://mastodon.social", tags: [%s], every: PT10M}
                  - {name: google-news, type: feed, url: "https://news.google.com/rss/search?q=%s", every: PT30M}
                """.formatted(id(name).replace("-", ""), asked);
    }

    private static String quoted(String words) {
        return '"' + words.replace("\"", "").strip() + '"';
    }

    static String id(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return ascii.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }

    /** JSON is YAML too. */
    private static String json(Object value) {
        try {
            return Json.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
