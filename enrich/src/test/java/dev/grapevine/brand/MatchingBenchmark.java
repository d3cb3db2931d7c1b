package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.query.Clause;
import dev.grapevine.query.LuceneQueries;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import dev.grapevine.query.SubjectDocument;
import dev.grapevine.query.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Lucene's stored queries, plain evaluation of the candidates, and running each query by itself on the same in-memory document, in turns
 * in one run; see docs/benchmarks/matching.md. All must find the same. Times are processor time of the one thread, so that a busy
 * machine changes them little.
 *
 * <p>Run: {@code java -cp ... dev.grapevine.brand.MatchingBenchmark [queries] [mentions]}.
 */
public final class MatchingBenchmark {

    private static final int ROUNDS = 5;
    /** One in so many mentions is also matched one by one, which takes long. */
    private static final int SHARE = 40;

    private final List<Brand> brands;
    private final List<Clause> clauses;
    private final List<Query> queries;
    private final List<Mention> mentions;
    private final Vocabulary vocabulary;

    private MatchingBenchmark(int queries, int mentions) {
        Random random = new Random(42);
        Names names = new Names(random);
        this.brands = names.brands(queries);
        this.clauses = brands.stream().map(MatchingBenchmark::clause).toList();
        this.queries = clauses.stream().map(LuceneQueries::of).toList();
        this.vocabulary = Vocabulary.of(clauses);
        this.mentions = IntStream.range(0, mentions)
                .mapToObj(i -> Mentions.post("m" + i, names.text(queries)).build())
                .toList();
    }

    /** So many brands as people ask for them. */
    static List<Brand> brands(int queries) {
        return new Names(new Random(42)).brands(queries);
    }

    public static void main(String[] arguments) {
        int queries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int mentions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        new MatchingBenchmark(queries, mentions).run();
    }

    private void run() {
        List<Round> rounds = new ArrayList<>();
        try (LuceneBrandMatcher matcher = LuceneBrandMatcher.of(brands);
                PlainBrandMatcher plain = PlainBrandMatcher.of(brands, null)) {
            System.out.println("| round | stored, CPU us per mention | plain, CPU us | one by one, CPU us"
                    + " | matches per mention |");
            System.out.println("|---|---|---|---|---|");
            for (int round = 0; round <= ROUNDS; round++) {
                rounds.add(round(round, matcher, plain));
            }
        }
        List<Round> warm = rounds.subList(1, rounds.size());
        System.out.printf(
                Locale.ROOT,
                "medians without the first round: one by one : stored %.0f, one by one : plain %.0f, stored : plain %.2f%n",
                median(warm, round -> round.single / round.stored),
                median(warm, round -> round.single / round.plain),
                median(warm, round -> round.stored / round.plain));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> ratio) {
        return rounds.stream().mapToDouble(ratio).sorted().toArray()[rounds.size() / 2];
    }

    /** Processor time of a mention in microseconds. */
    private record Round(double stored, double plain, double single) {}

    private Round round(int round, LuceneBrandMatcher matcher, PlainBrandMatcher plain) {
        long start = processorNanos();
        List<Set<String>> stored =
                mentions.stream().map(mention -> matched(matcher, mention)).toList();
        long stop = processorNanos();
        List<Set<String>> looked =
                mentions.stream().map(mention -> matched(plain, mention)).toList();
        long middle = processorNanos();
        List<Mention> few = mentions.subList(0, Math.max(1, mentions.size() / SHARE));
        List<Set<String>> single = few.stream().map(this::oneByOne).toList();
        long end = processorNanos();
        if (!stored.subList(0, few.size()).equals(single) || !stored.equals(looked)) {
            throw new IllegalStateException("they do not find the same");
        }
        Round times = new Round(
                (stop - start) / 1e3 / mentions.size(),
                (middle - stop) / 1e3 / mentions.size(),
                (end - middle) / 1e3 / few.size());
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %.0f | %.1f |%n",
                round,
                times.stored,
                times.plain,
                times.single,
                stored.stream().mapToInt(Set::size).sum() / (double) mentions.size());
        return times;
    }

    private static Set<String> matched(BrandMatcher matcher, Mention mention) {
        return matcher.match(mention).stream()
                .map(match -> match.brand().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private Set<String> oneByOne(Mention mention) {
        MemoryIndex index =
                MemoryIndex.fromDocument(SubjectDocument.of(Subject.of(mention), vocabulary), new KeywordAnalyzer());
        IndexSearcher searcher = index.createSearcher();
        searcher.setQueryCache(null);
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < queries.size(); i++) {
            if (count(searcher, queries.get(i)) > 0) {
                found.add(brands.get(i).id());
            }
        }
        return found;
    }

    private static int count(IndexSearcher searcher, Query query) {
        try {
            return searcher.count(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Clause clause(Brand brand) {
        if (QueryParser.parse(brand.query()) instanceof ParsedQuery.Good good) {
            return good.clause();
        }
        throw new IllegalStateException("a query of the benchmark's own is wrong: " + brand.query());
    }

    /** Invented names and everyday words, the everyday ones as skewed as in real texts. */
    private record Names(Random random) {

        private static final String[] SYLLABLES = {
            "ba", "cor", "di", "fen", "go", "hal", "is", "ju", "kar", "lo", "mi", "nor", "op", "pa", "qui", "ro", "sol",
            "ta", "ul", "vex", "wi", "xan", "yo", "zet"
        };

        static String name(int i) {
            return SYLLABLES[i % 24] + SYLLABLES[i / 24 % 24] + SYLLABLES[i / 576 % 24] + (i >= 13_824 ? "x" + i : "");
        }

        List<Brand> brands(int queries) {
            return IntStream.range(0, queries)
                    .mapToObj(i -> Brands.of("b" + i, query(i)))
                    .toList();
        }

        String common() {
            int rank = (int) Math.pow(3_000, random.nextDouble());
            return "" + (char) ('a' + rank % 26) + (char) ('a' + rank / 26 % 26) + rank;
        }

        /** One in twenty asks for words near each other; as many for wildcards, raw strings and fuzzy words together. */
        String query(int i) {
            String name = name(i);
            return switch (i % 40) {
                case 0 -> name + " NEAR/5 (" + common() + " OR " + common() + ")";
                case 1 -> name + " SENTENCE " + common();
                case 2 -> name + "* -\"" + common() + " " + common() + "\"";
                case 3 -> "raw:" + name.toUpperCase(Locale.ROOT) + " OR site:" + name + ".example";
                case 4 -> name + "~1 " + common();
                case 5, 6, 7, 8, 9, 10 -> "\"" + name + " " + common() + "\" OR @" + name;
                case 11, 12, 13, 14 -> "(" + name + " OR #" + name + ") lang:en -source:own";
                case 15, 16 -> "title:" + name + " OR " + name + " " + common();
                case 17, 18, 19, 20, 21, 22, 23, 24 ->
                    name + " -" + common() + " -\"" + common() + " " + common() + "\"";
                case 25, 26, 27, 28 -> name + " (" + common() + " OR " + common() + " OR " + common() + ")";
                default -> name;
            };
        }

        String text(int brands) {
            List<String> words = new ArrayList<>();
            for (int n = 15 + random.nextInt(35); n > 0; n--) {
                words.add(random.nextInt(12) == 0 ? name(random.nextInt(brands)) : common());
            }
            return String.join(random.nextInt(4) == 0 ? ". " : " ", words);
        }
    }
}
