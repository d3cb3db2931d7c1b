package dev.grapevine.generate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hand-written phrases that stand in for each other, by rule: {@code {rule}} in a phrase is replaced by one of that
 * rule's phrases or by the value given for it, {@code {a|b}} by one of the two.
 */
final class Grammar {

    private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");

    /** How often another phrase is looked for before a text repeats one. */
    private static final int TRIES = 4;

    private static final Grammar SHIPPED = load();

    private final Map<String, List<List<Part>>> rules = new HashMap<>();

    private Grammar(Map<String, List<String>> phrases) {
        phrases.forEach((rule, choices) ->
                rules.put(rule, choices.stream().map(Grammar::parse).toList()));
    }

    /** The phrases that ship with Grapevine. */
    static Grammar shipped() {
        return SHIPPED;
    }

    private static Grammar load() {
        try (InputStream in = Objects.requireNonNull(Grammar.class.getResourceAsStream("phrases.yml"))) {
            return new Grammar(new YAMLMapper().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("phrases.yml is part of the jar", e);
        }
    }

    static Grammar of(Map<String, List<String>> phrases) {
        return new Grammar(phrases);
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** One phrase of the rule, with every slot filled. */
    String say(String rule, Slots slots, Chance chance) {
        StringBuilder out = new StringBuilder();
        write(rule, slots, chance, out);
        return out.toString();
    }

    private void write(String slot, Slots slots, Chance chance, StringBuilder out) {
        String value = slots.value(slot);
        if (value != null) {
            out.append(value);
            return;
        }
        int from = out.length();
        for (Part part : choose(slots.ask(slot), slots, chance)) {
            if (part instanceof Words words) {
                out.append(words.text());
            } else if (part instanceof Choice choice) {
                out.append(chance.pick(choice.words()));
            } else if (part instanceof Slot inner) {
                write(inner.rule(), slots, chance, out);
            }
        }
        if (slots.keeps(slot)) {
            slots.name(slot, out.substring(from));
        }
    }

    private List<Part> choose(String rule, Slots slots, Chance chance) {
        List<List<Part>> phrases = rules.get(rule);
        if (phrases == null) {
            throw new IllegalArgumentException("no rule and no value named '" + rule + "'");
        }
        List<Part> phrase = chance.pick(phrases);
        for (int tries = 1; tries < TRIES && !slots.isNew(phrase); tries++) {
            phrase = chance.pick(phrases);
        }
        return phrase;
    }

    private static List<Part> parse(String phrase) {
        List<Part> parts = new ArrayList<>();
        Matcher slots = SLOT.matcher(phrase);
        int from = 0;
        while (slots.find()) {
            parts.add(new Words(phrase.substring(from, slots.start())));
            String name = slots.group(1);
            parts.add(name.contains("|") ? new Choice(List.of(name.split("\\|", -1))) : new Slot(name));
            from = slots.end();
        }
        parts.add(new Words(phrase.substring(from)));
        return parts;
    }

    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Slot(String rule) implements Part {}

    private record Choice(List<String> words) implements Part {}
}
