package dev.grapevine.ingest.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.source.BadSources.Problem;
import dev.grapevine.ingest.source.SourceKind.Location;
import dev.grapevine.json.Json;
import dev.grapevine.mention.SourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one sources.yml (schema: {@code schema/sources.v1.json}) and collects every mistake before it gives up. */
final class SourcesReader {

    static final Set<String> KEYS = Set.of(
            "name", "type", "url", "path", "every", "platform", "sourceType", "language", "license", "retain", "names");

    static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(15);

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    SourcesReader(Path file) {
        this.file = file;
    }

    Sources read(String text) {
        List<Source> sources = sources(parse(text));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new BadSources(problems);
        }
        return new Sources(sources);
    }

    private Yaml parse(String text) {
        try {
            return Yaml.parse(text);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new BadSources(List.of(new Problem(
                    file.toString(), where == null ? 1 : where.getLineNr(), "not YAML: " + e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    private List<Source> sources(Yaml root) {
        List<Source> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml each : listed(root)) {
            if (!(each instanceof Yaml.Mapping mapping)) {
                problem(each.line(), "expected a source with name, type and url or path");
                continue;
            }
            source(mapping).ifPresent(source -> {
                if (!names.add(source.name())) {
                    problem(mapping.line(), "name: '" + source.name() + "' is given twice");
                }
                sources.add(source);
            });
        }
        return sources;
    }

    private List<Yaml> listed(Yaml root) {
        List<Yaml> items = new ArrayList<>();
        if (!(root instanceof Yaml.Mapping mapping)) {
            problem(root.line(), "expected the key 'sources' with a list");
            return items;
        }
        for (Yaml.Entry entry : mapping.entries()) {
            if (!entry.key().equals("sources")) {
                problem(entry.line(), "unknown key '" + entry.key() + "'; expected sources");
            } else if (entry.value() instanceof Yaml.Sequence sequence) {
                items.addAll(sequence.items());
            } else {
                problem(entry.line(), "sources: expected a list");
            }
        }
        return items;
    }

    private Optional<Source> source(Yaml.Mapping mapping) {
        int before = problems.size();
        Fields fields = new Fields(mapping);
        String name = fields.required("name");
        if (name != null && !Source.NAME.matcher(name).matches()) {
            fields.wrong("name", "lower-case letters, digits, '.', '_' and '-', at most 100 characters");
        }
        SourceKind kind = kind(fields);
        Duration every = fields.duration("every", DEFAULT_INTERVAL);
        Handling handling = handling(fields);
        String location = kind == null ? null : location(fields, kind);
        SourceType sourceType = kind == null ? SourceType.POST : sourceType(fields, kind);
        Options options = kind == null ? Options.NONE : fields.options(kind);
        if (problems.size() > before || name == null || kind == null || location == null || every == null) {
            return Optional.empty();
        }
        String platform = Optional.ofNullable(fields.text("platform")).orElse(kind.platform());
        return Optional.of(new Source(name, kind, location, every, platform, sourceType, handling, options));
    }

    private @Nullable SourceKind kind(Fields fields) {
        String type = fields.required("type");
        if (type == null) {
            return null;
        }
        Optional<SourceKind> kind = SourceKind.of(type);
        if (kind.isEmpty()) {
            fields.wrong(
                    "type",
                    Arrays.stream(SourceKind.values()).map(SourceKind::type).collect(Collectors.joining(", ")));
        }
        return kind.orElse(null);
    }

    private @Nullable String location(Fields fields, SourceKind kind) {
        boolean byPath = kind.location() == Location.PATH;
        fields.forbid(byPath ? "url" : "path", "a source of type " + kind.type() + " has none");
        if (byPath) {
            String path = fields.required("path");
            return path == null ? null : directory().resolve(path).toString();
        }
        String url = kind.defaultUrl().isPresent() ? fields.text("url") : fields.required("url");
        if (url == null) {
            return kind.defaultUrl().orElse(null);
        }
        if (!isWebAddress(url)) {
            fields.wrong("url", "an http or https address without user or password");
        }
        return url;
    }

    private Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private SourceType sourceType(Fields fields, SourceKind kind) {
        String text = fields.text("sourceType");
        if (text == null) {
            return kind.sourceType();
        }
        for (SourceType type : SourceType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
                return type;
            }
        }
        fields.wrong(
                "sourceType",
                Arrays.stream(SourceType.values())
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        return kind.sourceType();
    }

    private Handling handling(Fields fields) {
        String names = Optional.ofNullable(fields.text("names")).orElse("pseudonyms");
        if (!Set.of("pseudonyms", "shown").contains(names)) {
            fields.wrong("names", "pseudonyms or shown");
        }
        return new Handling(
                fields.text("language"),
                fields.text("license"),
                fields.duration("retain", null),
                names.equals("shown"));
    }

    private void problem(int line, String message) {
        problems.add(new Problem(file.toString(), line, message));
    }

    /** The keys of one source, each a single value. */
    private final class Fields {

        private final int line;
        private final Map<String, Yaml.Scalar> values = new HashMap<>();
        private final Map<Option, Yaml.Entry> particular = new EnumMap<>(Option.class);

        Fields(Yaml.Mapping mapping) {
            line = mapping.line();
            mapping.entries().forEach(this::take);
        }

        private void take(Yaml.Entry entry) {
            Optional<Option> option = Option.of(entry.key());
            if (option.isPresent()) {
                if (particular.put(option.get(), entry) != null) {
                    problem(entry.line(), entry.key() + ": is given twice");
                }
            } else if (!KEYS.contains(entry.key())) {
                problem(
                        entry.line(),
                        "unknown key '" + entry.key() + "'; expected one of "
                                + KEYS.stream().sorted().collect(Collectors.joining(", ")));
            } else if (!(entry.value() instanceof Yaml.Scalar scalar)) {
                problem(entry.line(), entry.key() + ": expected a single value");
            } else if (values.put(entry.key(), scalar) != null) {
                problem(entry.line(), entry.key() + ": is given twice");
            }
        }

        Options options(SourceKind kind) {
            ObjectNode read = Json.json().createObjectNode();
            particular.forEach((option, entry) -> {
                if (!kind.knows(option)) {
                    problem(entry.line(), entry.key() + ": a source of type " + kind.type() + " has none");
                } else {
                    OptionReader.read(option, entry.value())
                            .ifPresentOrElse(
                                    value -> read.set(option.key(), value),
                                    () -> problem(entry.line(), entry.key() + ": expected " + option.shape().expected));
                }
            });
            return new Options(read);
        }

        @Nullable
        String text(String key) {
            Yaml.Scalar scalar = values.get(key);
            return scalar == null || scalar.text().isBlank()
                    ? null
                    : scalar.text().strip();
        }

        @Nullable
        String required(String key) {
            String text = text(key);
            if (text == null) {
                problem(line, key + ": missing");
            }
            return text;
        }

        void forbid(String key, String why) {
            if (values.containsKey(key)) {
                problem(lineOf(key), key + ": " + why);
            }
        }

        void wrong(String key, String expected) {
            problem(lineOf(key), key + ": expected " + expected + ", found '" + text(key) + "'");
        }

        @Nullable
        Duration duration(String key, @Nullable Duration fallback) {
            String text = text(key);
            if (text == null) {
                return fallback;
            }
            try {
                Duration duration = Duration.parse(text);
                if (!duration.isNegative() && !duration.isZero()) {
                    return duration;
                }
            } catch (DateTimeException e) {
                // said below, together with the durations that are not positive
            }
            wrong(key, "a positive ISO 8601 duration such as PT15M or P30D");
            return fallback;
        }

        private int lineOf(String key) {
            Yaml.Scalar scalar = values.get(key);
            return scalar == null ? line : scalar.line();
        }
    }
}
