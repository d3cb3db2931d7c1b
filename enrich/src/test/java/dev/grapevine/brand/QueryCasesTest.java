package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.QueryTest.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-checked table {@code query/cases.txt}: each line is one case. */
class QueryCasesTest {

    private static final Pattern BAR = Pattern.compile("\\|");

    record Case(int line, boolean expected, Trial trial) {
        @Override
        public String toString() {
            return "line " + line + ": " + trial.query() + (expected ? " finds " : " leaves ") + trial.text();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aQueryFindsWhatThePersonWhoWroteItMeans(Case each) {
        QueryTest.Verdict verdict = QueryTest.of(each.trial());
        assertThat(verdict.problems()).isNull();
        assertThat(verdict.matched()).isEqualTo(each.expected());
        if (verdict.matched() && !each.trial().query().contains("NOT NOT")) {
            assertThat(verdict.why()).isNotEmpty();
        }
    }

    @Test
    void thereAreAtLeastThreeHundred() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(300);
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String query = "";
        int number = 0;
        for (String line : lines()) {
            number++;
            if (line.startsWith("? ")) {
                query = line.substring(2);
            } else if (line.startsWith("+ ") || line.startsWith("- ")) {
                cases.add(new Case(number, line.startsWith("+"), trial(query, line.substring(2))));
            }
        }
        return cases;
    }

    private static Trial trial(String query, String mention) {
        String[] parts = BAR.split(mention.replace("\\n", "\n"), -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] field = parts[i].strip().split("=", 2);
            fields.put(field[0], field[1]);
        }
        String hashtag = fields.get("hashtag");
        return new Trial(
                query,
                parts[0].strip(),
                fields.get("title"),
                fields.get("author"),
                fields.get("url"),
                fields.get("lang"),
                fields.get("source"),
                hashtag == null ? null : List.of(hashtag));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(QueryCasesTest.class.getResourceAsStream("/query/cases.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
