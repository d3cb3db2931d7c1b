package dev.grapevine.ingest.text;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people and their templates write them: {@code 4,5}, {@code 4.5/5}, {@code 1,234 reviews}. */
public final class Numbers {

    private static final int MAX_LENGTH = 200;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,15}(?:[.,]\\d{1,15})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}(?:[.,'\\u00a0\\u202f ]\\d{3})+(?!\\d)|\\d{1,15}");

    private Numbers() {}

    public static OptionalDouble decimal(@Nullable String text) {
        Matcher matcher = DECIMAL.matcher(bounded(text));
        return matcher.find()
                ? OptionalDouble.of(Double.parseDouble(matcher.group().replace(',', '.')))
                : OptionalDouble.empty();
    }

    public static OptionalLong count(@Nullable String text) {
        Matcher matcher = COUNT.matcher(bounded(text));
        return matcher.find()
                ? OptionalLong.of(Long.parseLong(matcher.group().replaceAll("\\D", "")))
                : OptionalLong.empty();
    }

    private static String bounded(@Nullable String text) {
        return text == null || text.length() > MAX_LENGTH ? "" : text;
    }
}
