package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.brand.ChangingMatcher;
import dev.grapevine.brand.InvalidBrandsException;
import dev.grapevine.brand.QueryTest;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.history.EnrichBatch;
import dev.grapevine.json.Json;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of docs/queries.md and docs/enrichment.md. */
final class DocsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|`]+) \\| ([^|`]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:.*\\| )?\\./grapevine (.+)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern ANSWERS = Pattern.compile("(?s)```json\\n(.*?)```");

    @TempDir
    Path folder;

    static Stream<List<String>> rows() throws IOException {
        return ROW.matcher(Checkout.read("docs/queries.md"))
                .results()
                .map(row -> List.of(row.group(1), row.group(2), row.group(3)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aQueryFindsWhatItsRowSaysAndNotTheOther(List<String> row) {
        assertThat(matches(row.get(0), row.get(1))).as("finds %s", row.get(1)).isTrue();
        assertThat(matches(row.get(0), row.get(2))).as("finds %s", row.get(2)).isFalse();
    }

    private static boolean matches(String query, String text) {
        QueryTest.Verdict verdict = QueryTest.of(new QueryTest.Trial(query, text, null, null, null, null, null, null));
        assertThat(verdict.problems()).as(query).isNull();
        return verdict.matched();
    }

    @Test
    void thereAreRows() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(8);
    }

    @Test
    void everyPieceOfTheSyntaxIsAQuery() throws IOException {
        String syntax = between(Checkout.read("docs/queries.md"), "## Syntax", "Operators are written");
        List<String> queries = CODE.matcher(syntax.lines()
                        .filter(line -> line.startsWith("|"))
                        .map(DocsTest::cell)
                        .reduce("", (a, b) -> a + b))
                .results()
                .map(code -> code.group(1))
                .filter(code -> !code.startsWith("<<<") && !code.startsWith("/*"))
                .toList();
        assertThat(queries)
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        query -> assertThat(QueryParser.parse(query)).as(query).isInstanceOf(ParsedQuery.Good.class));
    }

    private static String cell(String row) {
        return row.split(" \\| ", 2)[0];
    }

    @Test
    void theTrialInTheFirstParagraphMatches() throws IOException {
        String trial = between(Checkout.read("docs/queries.md"), "echo '", "' | ./grapevine query test")
                .replace("'\"'\"'", "'");
        assertThat(QueryTest.line(trial)).contains("\"matched\":true");
    }

    @Test
    void aWrongQueryIsReportedAsShown() throws IOException {
        Path file = Files.writeString(
                folder.resolve("brands.yml"), "brands:\n  - id: acme\n    name: Acme\n\n    query: acme NEAR/x bad\n");
        String shown = between(Checkout.read("docs/queries.md"), "brands.yml:5: ", "\n");
        assertThatThrownBy(() -> BrandsFile.read(file))
                .isInstanceOf(InvalidBrandsException.class)
                .hasMessageContaining("brands.yml:5: ")
                .hasMessageContaining(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/queries.md", "docs/enrichment.md"})
    void everyCommandIsUnderstood(String file) throws IOException {
        List<String> commands = COMMAND.matcher(Checkout.read(file))
                .results()
                .map(match -> match.group(1).replaceFirst(" \\| .*", "").replace("$MENTION", "a".repeat(64)))
                .toList();
        assertThat(commands).isNotEmpty();
        for (String command : commands) {
            Grapevine.commandLine().parseArgs(words(command));
        }
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toArray(String[]::new);
    }

    @Test
    void theMentionsOfTheExampleAreEnrichedAsShown() throws IOException {
        List<JsonNode> shown = new ArrayList<>();
        for (String line : (Iterable<String>) ANSWERS.matcher(Checkout.read("docs/enrichment.md"))
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .filter(line -> line.startsWith("{"))::iterator) {
            shown.add(Json.json().readTree(line));
        }
        List<JsonNode> found = enriched();
        assertThat(shown).hasSize(found.size());
        for (int i = 0; i < shown.size(); i++) {
            assertHolds(found.get(i), shown.get(i), "line " + i);
        }
    }

    private static List<JsonNode> enriched() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (ChangingMatcher matcher =
                ChangingMatcher.of(BrandsFile.read(Checkout.path("docs/examples/brands.yml")), null)) {
            EnrichBatch batch = new EnrichBatch(new Enricher(matcher, LinearAnalyzer.shared()));
            for (String line :
                    Checkout.read("docs/examples/mentions.jsonl").lines().toList()) {
                for (String document : batch.lines(line).toList()) {
                    documents.add(Json.json().readTree(document));
                }
            }
        }
        return documents;
    }

    /** Everything that is shown stands in the document, which may hold more. */
    private static void assertHolds(JsonNode document, JsonNode shown, String where) {
        if (!shown.isObject()) {
            assertThat(document).as(where).isEqualTo(shown);
            return;
        }
        shown.properties()
                .forEach(field ->
                        assertHolds(document.path(field.getKey()), field.getValue(), where + "." + field.getKey()));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
