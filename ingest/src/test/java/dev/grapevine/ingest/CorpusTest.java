package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.article.ArticleParser;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.fetch.Robots;
import dev.grapevine.ingest.review.ReviewParser;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well real documents are read; the floors are what was measured, a little below. */
class CorpusTest {

    private static final Path CORPORA = Path.of(System.getProperty("grapevine.shared", "missing"), "corpora")
            .toAbsolutePath();
    private static final Origin ORIGIN = Sample.ORIGIN;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int SHINGLE = 4;

    @BeforeAll
    static void sayWhyNothingRuns() {
        if (!Files.isDirectory(CORPORA)) {
            System.out.println("CorpusTest does not run: there is no " + CORPORA + " (-Dgrapevine.shared)");
        }
        assumeTrue(Files.isDirectory(CORPORA));
    }

    @Test
    void feedsAreRead() {
        Path folder = CORPORA.resolve("feeds-feedparser");
        Tally read = new Tally("feeds read");
        Tally titles = new Tally("titles equal");
        for (JsonNode each : cases(folder)) {
            Parsed parsed = new FeedParser().parse(raw(folder, each), ORIGIN, Sample.NOON);
            read.add(parsed.error() == null);
            for (JsonNode claim : each.path("asserts")) {
                String path = claim.path("path").toString();
                if (claim.path("op").asText().equals("eq") && path.equals("[\"feed\",\"title\"]")) {
                    String title = parsed.feed() == null ? null : parsed.feed().title();
                    titles.add(words(claim.path("value").asText()).equals(words(String.valueOf(title))));
                }
            }
        }
        assertThat(read.share()).isGreaterThanOrEqualTo(0.99);
        assertThat(titles.share()).isGreaterThanOrEqualTo(0.96);
    }

    /** Titles, links, ids, texts and languages of feeds and entries, markup stripped. */
    @Test
    void simpleValuesOfFeedsAreEqual() {
        Path folder = CORPORA.resolve("feeds-feedparser");
        Tally values = new Tally("simple values equal");
        List<String> misses = new ArrayList<>();
        for (JsonNode each : cases(folder)) {
            Parsed parsed = new FeedParser().parse(raw(folder, each), ORIGIN, Sample.NOON);
            for (JsonNode claim : each.path("asserts")) {
                SimpleValue.of(claim).ifPresent(value -> {
                    String found = String.valueOf(value.in(parsed));
                    boolean same = saysTheSame(value.expected(), found);
                    values.add(same);
                    if (!same) {
                        misses.add(each.path("file").asText() + ": " + value.expected() + " | " + found);
                    }
                });
            }
        }
        assertThat(values.share()).as(() -> String.join("\n", misses)).isGreaterThanOrEqualTo(0.97);
    }

    /** One example of schema.org leaves the author's name out in one of its syntaxes, so that names are not compared. */
    @Test
    void syntaxesOfOneExampleAgree() {
        Path folder = CORPORA.resolve("review-schemaorg");
        Tally agreeing = new Tally("examples whose syntaxes agree");
        for (JsonNode each : cases(folder)) {
            Set<String> readings = new HashSet<>();
            each.path("files").forEach(file -> {
                Parsed parsed = parse(
                        new ReviewParser(),
                        bytes(folder.resolve("cases").resolve(file.asText())),
                        null,
                        "https://example.org/x");
                readings.add(parsed.aggregate() + " " + reviews(parsed));
            });
            if (each.path("files").size() > 1) {
                agreeing.add(readings.size() == 1);
            }
        }
        assertThat(agreeing.share()).isEqualTo(1);
    }

    private static List<String> reviews(Parsed parsed) {
        return parsed.intakes().stream()
                .map(intake -> ((Heard) intake).mention())
                .map(review -> review.rating() + " " + review.published() + " " + review.title() + " " + review.text())
                .toList();
    }

    @Test
    void ratingsAreFound() {
        Path folder = CORPORA.resolve("review-recipe-pages");
        Tally values = new Tally("ratings found");
        Tally counts = new Tally("counts found");
        for (JsonNode each : cases(folder)) {
            Parsed parsed = parse(
                    new ReviewParser(),
                    bytes(folder.resolve(each.path("html").asText())),
                    null,
                    each.path("url").asText());
            if (each.hasNonNull("ratings")) {
                values.add(parsed.aggregate() != null
                        && Math.abs(parsed.aggregate().value()
                                        - each.path("ratings").asDouble())
                                < 0.051);
            }
            if (each.hasNonNull("ratings_count")) {
                counts.add(parsed.aggregate() != null
                        && parsed.aggregate().count()
                                == each.path("ratings_count").asLong());
            }
        }
        assertThat(values.share()).isGreaterThanOrEqualTo(0.99);
        assertThat(counts.share()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void robotsAreObeyed() {
        Tally tally = new Tally("portable robots cases");
        for (JsonNode each : cases(CORPORA.resolve("robots-google"))) {
            if (each.path("portable").asBoolean()) {
                String url = each.path("url").asText();
                byte[] content = each.path("robots").asText().getBytes(StandardCharsets.UTF_8);
                boolean allowed =
                        Robots.parse(content, url, each.path("agent").asText()).allows(url);
                tally.add(allowed == each.path("allowed").asBoolean());
            }
        }
        assertThat(tally.share()).isEqualTo(1);
    }

    /** As the benchmark's own script does it: 4-word shingles, precision and recall as means over the pages. */
    @Test
    void mainTextOfArticlesIsFound() {
        Path folder = CORPORA.resolve("article-benchmark");
        Tally precision = new Tally("precision");
        Tally recall = new Tally("recall");
        json(bytes(folder.resolve("ground-truth.json"))).properties().forEach(truth -> {
            byte[] page = gunzipped(folder.resolve("html/" + truth.getKey() + ".html.gz"));
            Parsed parsed = parse(
                    new ArticleParser(),
                    page,
                    null,
                    truth.getValue().path("url").asText());
            Map<String, Integer> found = shingles(parsed.intakes().isEmpty() ? "" : text(parsed));
            Map<String, Integer> expected =
                    shingles(truth.getValue().path("articleBody").asText());
            double common = expected.entrySet().stream()
                    .mapToInt(entry -> Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0)))
                    .sum();
            precision.add(common, size(found));
            recall.add(common, size(expected));
        });
        double f1 = 2 * precision.share() * recall.share() / (precision.share() + recall.share());
        assertThat(f1).isGreaterThanOrEqualTo(0.955);
    }

    private static String text(Parsed parsed) {
        return Objects.requireNonNullElse(
                ((Heard) parsed.intakes().get(0)).mention().text(), "");
    }

    private static Map<String, Integer> shingles(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Map<String, Integer> shingles = new HashMap<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.merge(String.join(" ", words.subList(i, i + SHINGLE)), 1, Integer::sum);
        }
        return shingles;
    }

    private static int size(Map<String, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** With the headers that came along, as {@code parse --batch} takes them. */
    private static Raw raw(Path folder, JsonNode each) {
        Map<String, String> headers = new HashMap<>();
        each.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new Raw(
                bytes(folder.resolve("feeds").resolve(each.path("file").asText())),
                headers.get("content-type"),
                headers.getOrDefault("content-location", "http://127.0.0.1:8097/"),
                headers.get("content-language"));
    }

    /** A value may be plain text, which happens to look like markup, or markup; ours are plain text. */
    private static boolean saysTheSame(String expected, String found) {
        return Stream.of(expected.strip(), words(expected)).anyMatch(each -> each.equals(found.strip()))
                || words(expected).equals(words(found));
    }

    private static String words(String html) {
        return Jsoup.parse(html).text().strip();
    }

    private static Parsed parse(Parser parser, byte[] bytes, @Nullable String contentType, String url) {
        return parser.parse(new Raw(bytes, contentType, url), ORIGIN, Sample.NOON);
    }

    private static List<JsonNode> cases(Path folder) {
        return new String(bytes(folder.resolve("cases.jsonl")), StandardCharsets.UTF_8)
                .lines()
                .map(line -> json(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static JsonNode json(byte[] bytes) {
        return io(bytes, Json.json()::readTree);
    }

    private static byte[] bytes(Path file) {
        return io(file, Files::readAllBytes);
    }

    private static byte[] gunzipped(Path file) {
        return io(file, path -> {
            try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(path))) {
                return gzip.readAllBytes();
            }
        });
    }

    private static <A, B> B io(A argument, Reading<A, B> reading) {
        try {
            return reading.read(argument);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<A, B> {
        B read(A argument) throws IOException;
    }

    /** One thing that a conformance case says of a feed or of one of its entries. */
    private record SimpleValue(List<String> path, String expected) {

        private static final Set<String> SAYING_WHAT_IT_IS = Set.of("tagline", "info", "description", "subtitle");
        private static final Set<String> SAYING_MORE = Set.of("summary", "description");

        static Optional<SimpleValue> of(JsonNode claim) {
            List<String> path = new ArrayList<>();
            claim.path("path").forEach(part -> path.add(part.asText()));
            int length = path.get(0).equals("feed") ? 2 : 3;
            boolean simple = claim.path("op").asText().equals("eq")
                    && claim.path("value").isTextual()
                    && path.size() == length
                    && Set.of(
                                    "title",
                                    "link",
                                    "id",
                                    "summary",
                                    "description",
                                    "language",
                                    "tagline",
                                    "info",
                                    "subtitle")
                            .contains(path.get(length - 1))
                    && !(length == 2 && path.get(1).equals("id"));
            return simple
                    ? Optional.of(new SimpleValue(path, claim.path("value").asText()))
                    : Optional.empty();
        }

        @Nullable
        String in(Parsed parsed) {
            String name = path.get(path.size() - 1);
            return path.get(0).equals("feed") ? head(parsed, name) : entry(parsed, name);
        }

        private static @Nullable String head(Parsed parsed, String name) {
            Parsed.Head head = Objects.requireNonNull(parsed.feed());
            return switch (name) {
                case "title" -> head.title();
                case "link" -> head.link();
                case "language" -> head.language();
                default -> SAYING_WHAT_IT_IS.contains(name) ? head.subtitle() : null;
            };
        }

        private @Nullable String entry(Parsed parsed, String name) {
            Mention mention = ((Heard) parsed.intakes().get(Integer.parseInt(path.get(1)))).mention();
            return switch (name) {
                case "title" -> mention.title();
                case "link" -> mention.url();
                case "language" -> mention.language();
                case "id" -> mention.nativeId().substring(mention.nativeId().indexOf(' ') + 1);
                default -> SAYING_MORE.contains(name) ? mention.text() : null;
            };
        }
    }

    /** A share of good ones. */
    private static final class Tally {

        private final String name;
        private double good;
        private int all;

        Tally(String name) {
            this.name = name;
        }

        void add(boolean isGood) {
            add(isGood ? 1 : 0, 1);
        }

        void add(double part, double whole) {
            if (whole > 0) {
                good += part / whole;
                all++;
            }
        }

        double share() {
            System.out.printf("%s: %.4f of %d%n", name, good / all, all);
            return good / all;
        }
    }
}
