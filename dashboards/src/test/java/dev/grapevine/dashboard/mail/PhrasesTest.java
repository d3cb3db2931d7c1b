package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Recipient;
import dev.grapevine.incident.IncidentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that the programs ask for is in the bundle, and none stands there that nobody asks for. */
class PhrasesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "grapevine", "dashboard");
    private static final List<String> SPEAKING = List.of("mail", "digest", "channel");
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "dev", "grapevine", "dashboard", "mail");
    private static final Set<String> FALLBACKS = Set.of("what.other", "sentence.other", "numbers.other");

    @Test
    void everyKeyThatIsUsedExists() throws IOException {
        Set<String> missing = new TreeSet<>(used());
        missing.removeAll(bundle().stringPropertyNames());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> idle = new TreeSet<>(bundle().stringPropertyNames());
        idle.removeAll(used());
        idle.removeAll(mayBeUsed());
        assertThat(idle).isEmpty();
    }

    @Test
    void everySentenceCanBeSaid() throws IOException {
        Properties bundle = bundle();
        for (String key : bundle.stringPropertyNames()) {
            String pattern = bundle.getProperty(key);
            assertThat(pattern.replace("''", ""))
                    .as("%s: an apostrophe is written twice", key)
                    .doesNotContain("'");
            Object[] values = new Object[new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length];
            Arrays.setAll(values, i -> "<value " + i + ">");
            assertThat(Phrases.say(key, values)).as(key).isNotBlank().doesNotContain("{", "}");
        }
    }

    /** Keys that stand in the sources or templates as they are, or follow from an enumeration. */
    private static Set<String> used() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String talking : SPEAKING) {
            code.append(text(SOURCES.resolve(talking), ".java"));
        }
        Set<String> used = new TreeSet<>();
        found(code, "\\bsay\\(\\s*\"([^\"]+)\"(?!\\s*\\+)").forEach(used::add);
        found(code, "\\bsay\\([^;\"]*?\\? \"([^\"]+)\" : \"[^\"]+\"").forEach(used::add);
        found(code, "\\bsay\\([^;\"]*?\\? \"[^\"]+\" : \"([^\"]+)\"").forEach(used::add);
        found(code, "\\badd(?:New)?\\(\\s*changes,\\s*\"([^\"]+)\"").forEach(used::add);
        found(code, "\\badd(?:Shares)?\\(\\w+, \"([^\"]+)\"").forEach(used::add);
        found(code, "\\bcount\\(\"([^\"]+)\", \\w+\\.\\w+\\(\\), ").forEach(used::add);
        found(code, "\\.toList\\(\\),\\s*\"([^\"]+)\"\\)|orElse\\(\\w+, \"([^\"]+)\"\\)")
                .forEach(used::add);
        found(code, "\\bcount\\(\"([^\"]+)\", [^,;]*?\\)")
                .filter(thing -> !thing.startsWith("figure."))
                .forEach(thing -> {
                    used.add(thing + ".one");
                    used.add(thing + ".many");
                });
        found(text(TEMPLATES, ""), "\\bt\\.(\\w+)")
                .map(label -> "label." + label)
                .forEach(used::add);
        IntStream.rangeClosed(1, 4).mapToObj(severity -> "severity." + severity).forEach(used::add);
        words(Recipient.Digest.values()).map(word -> "digest.subject." + word).forEach(used::add);
        words(Blindness.Scope.values()).map(word -> "blind." + word).forEach(used::add);
        words(Blindness.Scope.values()).map(word -> "blind.headline." + word).forEach(used::add);
        words(IncidentEvent.Kind.values()).map(word -> "what." + word).forEach(used::add);
        words(IncidentEvent.Kind.values()).map(word -> "sentence." + word).forEach(used::add);
        used.addAll(FALLBACKS);
        return used;
    }

    /** Where one kind says its numbers in words of its own. */
    private static Set<String> mayBeUsed() {
        return words(IncidentEvent.Kind.values()).map(word -> "numbers." + word).collect(Collectors.toSet());
    }

    private static Stream<String> words(Enum<?>[] values) {
        Function<Enum<?>, String> word =
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values).map(word);
    }

    private static Stream<String> found(CharSequence text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow());
    }

    private static String text(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> wanted = files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().endsWith(".properties"))
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Path file : wanted) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static Properties bundle() throws IOException {
        Properties bundle = new Properties();
        try (InputStream in = Files.newInputStream(TEMPLATES.resolve("messages.properties"))) {
            bundle.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return bundle;
    }
}
