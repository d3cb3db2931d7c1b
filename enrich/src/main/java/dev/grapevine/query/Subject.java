package dev.grapevine.query;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mention as queries see it: its texts cut into words once, its properties folded. */
public final class Subject {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Word>> words = new HashMap<>();
    private final Map<String, Map<String, List<Word>>> byForm = new HashMap<>();
    private final Map<Property, Set<String>> properties = new EnumMap<>(Property.class);

    private Subject(Mention mention) {
        text("title", mention.title());
        text("text", mention.text());
        text("url", mention.url());
        author(mention.author());
        host(mention.url()).ifPresent(this::site);
        language(mention.language());
        property(Property.SOURCE, mention.source());
        property(Property.SOURCE, mention.platform());
        mention.hashtags().forEach(tag -> property(Property.HASHTAG, tag));
        writtenHashtags("title");
        writtenHashtags("text");
    }

    public static Subject of(Mention mention) {
        return new Subject(mention);
    }

    /** The host of an address without "www.", in lower case; nothing where the address has none. */
    public static Optional<String> host(@Nullable String url) {
        try {
            return Optional.ofNullable(url == null ? null : URI.create(url).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.startsWith("www.") ? host.substring(4) : host);
        } catch (IllegalArgumentException e) {
            // What people paste is not always an address.
            return Optional.empty();
        }
    }

    /** Declared language and its primary tag, folded; empty where none is declared. */
    public Set<String> languages() {
        return values(Property.LANG);
    }

    Set<String> fields() {
        return texts.keySet();
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    List<Word> words(String field) {
        return words.getOrDefault(field, List.of());
    }

    /** The words of a field by form: every query asks for some of them. */
    Map<String, List<Word>> byForm(String field) {
        return byForm.computeIfAbsent(field, any -> {
            Map<String, List<Word>> index = new LinkedHashMap<>();
            words(field)
                    .forEach(word -> index.computeIfAbsent(word.form(), form -> new ArrayList<>(1))
                            .add(word));
            return index;
        });
    }

    Set<String> values(Property property) {
        return properties.getOrDefault(property, Set.of());
    }

    private void text(String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts.put(field, text);
            words.put(field, field.equals("url") ? urlWords(text) : Words.of(text));
        }
    }

    /** Unlike an address inside a text, the mention's own is searched as a whole. */
    private static List<Word> urlWords(String url) {
        List<Word> words = new ArrayList<>();
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        boolean www = url.regionMatches(true, from, "www.", 0, 4);
        for (Word word : Words.of(www ? "    " + url.substring(from + 4) : url.substring(from))) {
            words.add(new Word(word.form(), word.position(), 0, word.start() + from, word.end() + from));
        }
        return words;
    }

    /** A further name of its author. */
    void alsoBy(String name) {
        property(Property.AUTHOR, name);
    }

    private void author(@Nullable Author author) {
        if (author != null) {
            property(Property.AUTHOR, author.name());
            property(Property.AUTHOR, author.id());
        }
    }

    /** The host and the domains above it, so that "acme.example" is found by "shop.acme.example". */
    private void site(String host) {
        for (int dot = -1; ; ) {
            property(Property.SITE, host.substring(dot + 1));
            dot = host.indexOf('.', dot + 1);
            if (dot < 0) {
                return;
            }
        }
    }

    private void language(@Nullable String language) {
        property(Property.LANG, language);
        if (language != null) {
            property(Property.LANG, language.split("[-_]", 2)[0]);
        }
    }

    private void writtenHashtags(String field) {
        for (Word word : words(field)) {
            if (word.form().startsWith("#")) {
                property(Property.HASHTAG, word.form());
            }
        }
    }

    private void property(Property property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.computeIfAbsent(property, any -> new LinkedHashSet<>()).add(property.fold(value));
        }
    }
}
