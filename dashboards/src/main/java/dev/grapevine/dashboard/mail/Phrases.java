package dev.grapevine.dashboard.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** Every sentence that people are sent, from the bundle {@code messages.properties}; English first. */
public final class Phrases {

    private static final String LABEL = "label.";
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            Phrases.class.getPackageName() + ".messages",
            Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Phrases() {}

    /**
     * @param values put in as they are: numbers and times must be words by now
     * @throws MissingResourceException if there is no such sentence
     */
    public static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
    }

    /** The first of the keys that there is: for kinds of things that may get new members. */
    static String sayFirst(String key, String otherwise, Object... values) {
        return say(BUNDLE.containsKey(key) ? key : otherwise, values);
    }

    /** The short fixed words that templates show, by their names. */
    public static Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (String key : BUNDLE.keySet()) {
            if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), say(key));
            }
        }
        return labels;
    }
}
