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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
            Parsed parsed = parse(
                    new FeedParser(),
                    bytes(folder.resolve("feeds").resolve(each.path("file").asText())),
                    each.path("headers").path("content-type").textValue(),
                    "http://127.0.0.1:8097/");
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
        assertThat(values.share()).isGreaterThanOrEqualTo(0.98);
        assertThat(counts.share()).isGreaterThanOrEqualTo(0.98);
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
