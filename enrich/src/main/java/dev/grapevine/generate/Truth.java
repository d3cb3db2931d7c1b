package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a generated mention because we made it.
 *
 * @param sentiment towards each brand it is about, by brand id; empty where it is about none
 * @param story id of the mention that said it first
 * @param incident id of the incident it is part of
 * @param aspect what it is about, such as "battery"; "general" where nothing in particular
 * @param own said by the brand itself
 * @param author the name as its outlet shows it
 */
public record Truth(
        SortedMap<String, Label> sentiment,
        String story,
        @Nullable String incident,
        String aspect,
        boolean own,
        String author) {

    public Truth {
        sentiment = new TreeMap<>(sentiment);
    }
}
