package dev.grapevine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 0; the end of the query",
                "acme OR; 7; the end of the query",
                "OR acme; 0; OR",
                "acme (; 5; a bracket without its partner",
                "acme ); 5; ')'",
                "acme (beta OR; 5; a bracket without its partner",
                "\"acme; 0; a quotation mark without its partner",
                "acme <<< why; 5; a comment without an end",
                "acme NEAR bad; 5; 'NEAR'",
                "acme NEAR/999 bad; 5; 'NEAR/999'",
                "NEAR/3 bad; 0; 'NEAR/3'",
                "a NEAR/1 b NEAR/1 c; 11; 'NEAR/1'",
                "acme NEAR/3 (bad good); 5; NEAR/3 beside something that is not words",
                "acme NEAR/3 lang:en; 5; NEAR/3 beside something that is not words",
                "title:a NEAR/3 text:b; 8; two different fields on its sides",
                "acme~ bad; 0; 'acme~'",
                "acme~3 bad; 0; 'acme~3'",
                "acme *; 5; '*'",
                "acme !!!; 7; `'!', which holds no word`",
                "acme ...; 5; `'...', which holds no word`",
                "nope:acme; 0; `the unknown field 'nope:'`",
                "-acme; 0; only exclusions",
                "acme OR -beta; 0; only exclusions",
                "lang:(en OR); 11; ')'",
                "author:; 7; the end of the query",
                "raw:\" \"; 4; nothing"
            })
    void whatIsWrongIsSaidWithItsPosition(String query, int position, String found) {
        assertThat(problems(query == null ? "" : query)).anySatisfy(problem -> {
            assertThat(problem.position()).isEqualTo(position);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.expected()).isNotBlank();
        });
    }

    @Test
    void allProblemsComeOutAtOnceInTheirOrder() {
        assertThat(problems("acme NEAR/x bad nope:y *"))
                .extracting(QueryProblem::position)
                .containsExactly(5, 16, 23);
    }

    @Test
    void limitsHold() {
        assertThat(problems("(".repeat(10_000) + "a"))
                .anyMatch(each -> each.found().startsWith("brackets or fields deeper"));
        assertThat(problems("a ".repeat(500))).anyMatch(each -> each.found().equals("500 terms"));
        assertThat(QueryParser.parse("acme OR ".repeat(399) + "beta")).isInstanceOf(ParsedQuery.Good.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noTextMakesItThrow(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "acme",
            " ",
            "(",
            ")",
            "\"",
            "AND",
            "OR",
            "NOT",
            "-",
            "!",
            "+",
            "NEAR/2",
            "SENTENCE",
            "title:",
            "raw:",
            "lang:",
            "*",
            "?",
            "~1",
            "<<<",
            ">>>",
            "/*",
            "\ud83d",
            "@",
            "#",
            "'",
            ":",
            "\u0000",
            "~"
        };
        for (int i = 0; i < 2_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                query.append(pieces[random.nextInt(pieces.length)]);
            }
            ParsedQuery parsed = QueryParser.parse(query.toString());
            if (parsed instanceof ParsedQuery.Bad bad) {
                assertThat(bad.problems()).as(query.toString()).isNotEmpty();
            } else {
                assertThat(LuceneQueries.of(((ParsedQuery.Good) parsed).clause()))
                        .isNotNull();
            }
        }
    }

    private static List<QueryProblem> problems(String query) {
        return QueryParser.parse(query) instanceof ParsedQuery.Bad bad ? bad.problems() : List.of();
    }
}
