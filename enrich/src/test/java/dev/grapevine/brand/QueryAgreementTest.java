package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lucene's stored queries, the plain evaluation of candidates, and that of all clauses implement one language. */
class QueryAgreementTest {

    private static final String[] WORDS = {
        "acme", "beta", "bad", "phone", "good", "@acme", "#AcmeFail", "acme's", "coca-cola", "l'acme", "don't", "ab"
    };
    private static final String[] PATTERNS = {"ac*", "ph?ne", "*ad", "b*", "#a*", "acme~1", "bad~2", "col*", "a?"};
    private static final String[] PROPERTIES = {
        "lang:en",
        "author:ann",
        "site:news.example",
        "source:test*",
        "hashtag:acmefail",
        "url:acme",
        "raw:Acme",
        "raw:\"bad!\"",
        "title:(raw:Acme)",
        "lang:(de OR fr)"
    };
    private static final String[] GAPS = {" ", " ", " ", ", ", ". ", "! ", "\n", " - "};

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allFindTheSame(long seed) {
        Random random = new Random(seed);
        List<Brand> brands = IntStream.range(0, 150)
                .mapToObj(i -> new Generator(random).query(3))
                .filter(query -> QueryParser.parse(query) instanceof ParsedQuery.Good)
                .map(query -> Brands.of("b" + Integer.toHexString(query.hashCode()), query))
                .distinct()
                .toList();
        assertThat(brands).hasSizeGreaterThan(50);
        try (LuceneBrandMatcher matcher = LuceneBrandMatcher.of(brands);
                PlainBrandMatcher plain = PlainBrandMatcher.of(brands, null)) {
            for (int i = 0; i < 50; i++) {
                Mention mention = new Generator(random).mention();
                agree(matcher, brands, mention);
                assertThat(plain.match(mention)).isEqualTo(matcher.match(mention));
            }
        }
    }

    private static void agree(LuceneBrandMatcher matcher, List<Brand> brands, Mention mention) {
        Subject subject = Subject.of(mention);
        List<String> plain = brands.stream()
                .filter(brand -> Explanation.of(clause(brand), subject).isPresent())
                .map(Brand::query)
                .toList();
        List<String> stored = matcher.match(mention).stream()
                .map(match -> match.brand().query())
                .toList();
        assertThat(stored).as("%s", mention).containsExactlyInAnyOrderElementsOf(plain);
    }

    private static Clause clause(Brand brand) {
        return ((ParsedQuery.Good) QueryParser.parse(brand.query())).clause();
    }

    /** Queries and mentions out of few words, so that they often meet. */
    private record Generator(Random random) {

        String query(int depth) {
            return switch (depth == 0 ? random.nextInt(4) : random.nextInt(11)) {
                case 0, 1 -> words();
                case 2 -> one(PATTERNS);
                case 3 -> one(PROPERTIES);
                case 4 -> query(depth - 1) + " " + query(depth - 1);
                case 5 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
                case 6 -> query(depth - 1) + " -" + words();
                case 7 -> "NOT (" + query(depth - 1) + ")";
                case 8 -> side() + (random.nextBoolean() ? " NEAR/" : " ONEAR/") + random.nextInt(5) + " " + side();
                case 9 -> side() + " SENTENCE " + side();
                default -> "title:(" + side() + " NEAR/2 " + side() + ")";
            };
        }

        private String side() {
            return switch (random.nextInt(4)) {
                case 0 -> one(PATTERNS);
                case 1 -> "(" + words() + " OR " + side() + ")";
                default -> words();
            };
        }

        private String words() {
            return random.nextInt(3) == 0 ? "\"" + one(WORDS) + " " + one(WORDS) + "\"" : one(WORDS);
        }

        Mention mention() {
            return Mentions.post("1", text(15))
                    .title(random.nextInt(3) == 0 ? text(4) : null)
                    .author(random.nextBoolean() ? new Author("x", "Ann", null, null) : null)
                    .url(random.nextBoolean() ? "https://news.example/acme-" + random.nextInt(3) : null)
                    .language(random.nextBoolean() ? "en" : "de")
                    .build();
        }

        private String text(int most) {
            List<String> words = new ArrayList<>();
            for (int n = random.nextInt(most + 1); n >= 0; n--) {
                String word = random.nextInt(3) == 0 ? "filler" : one(WORDS);
                words.add((random.nextInt(4) == 0 ? word.toUpperCase(Locale.ROOT) : word) + one(GAPS));
            }
            return String.join("", words).replace("ACME ", "Acme ");
        }

        private String one(String[] of) {
            return of[random.nextInt(of.length)];
        }
    }
}
