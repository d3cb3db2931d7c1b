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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Stored queries against running each query by itself on the same in-memory document, in turns in one run; see
 * docs/benchmarks/matching.md. Both must find the same. Times are processor time of the one thread, so that a busy
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
        this.brands = IntStream.range(0, queries)
                .mapToObj(i -> Brands.of("b" + i, names.query(i)))
                .toList();
        this.clauses = brands.stream().map(MatchingBenchmark::clause).toList();
        this.queries = clauses.stream().map(LuceneQueries::of).toList();
        this.vocabulary = Vocabulary.of(clauses);
        this.mentions = IntStream.range(0, mentions)
                .mapToObj(i -> Mentions.post("m" + i, names.text(queries)).build())
                .toList();
    }

    public static void main(String[] arguments) {
        int queries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int mentions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        new MatchingBenchmark(queries, mentions).run();
    }

    private void run() {
        List<Double> ratios = new ArrayList<>();
        try (LuceneBrandMatcher matcher = LuceneBrandMatcher.of(brands)) {
            System.out.println(
                    "| round | stored, CPU us per mention | one by one, CPU us per mention | ratio | matches per mention |");
            System.out.println("|---|---|---|---|---|");
            for (int round = 0; round <= ROUNDS; round++) {
                ratios.add(round(round, matcher));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median ratio without the first round: %.0f%n",
                ratios.subList(1, ratios.size()).stream().sorted().toList().get(ROUNDS / 2));
    }

    private double round(int round, LuceneBrandMatcher matcher) {
        long start = processorNanos();
        List<Set<String>> stored =
                mentions.stream().map(mention -> stored(matcher, mention)).toList();
        long middle = processorNanos();
        List<Mention> few = mentions.subList(0, Math.max(1, mentions.size() / SHARE));
        List<Set<String>> single = few.stream().map(this::oneByOne).toList();
        long end = processorNanos();
        if (!stored.subList(0, few.size()).equals(single)) {
            throw new IllegalStateException("the two do not find the same");
        }
        double storedMicros = (middle - start) / 1e3 / mentions.size();
        double singleMicros = (end - middle) / 1e3 / few.size();
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %.0f | %.1f |%n",
                round,
                storedMicros,
                singleMicros,
                singleMicros / storedMicros,
                stored.stream().mapToInt(Set::size).sum() / (double) mentions.size());
        return singleMicros / storedMicros;
    }

    private static Set<String> stored(LuceneBrandMatcher matcher, Mention mention) {
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

        String common() {
            int rank = (int) Math.pow(3_000, random.nextDouble());
            return "" + (char) ('a' + rank % 26) + (char) ('a' + rank / 26 % 26) + rank;
        }

        String query(int i) {
            String name = name(i);
            return switch (i % 10) {
                case 0 -> name + " -" + common();
                case 1 -> "\"" + name + " " + common() + "\" OR @" + name;
                case 2 -> name + " NEAR/5 (" + common() + " OR " + common() + ")";
                case 3 -> "(" + name + " OR #" + name + ") lang:en -source:own";
                case 4 -> name + " SENTENCE " + common();
                case 5 -> "title:" + name + " OR " + name;
                case 6 -> name + " " + common() + "* -\"" + common() + " " + common() + "\"";
                case 7 -> "raw:" + name.toUpperCase(Locale.ROOT) + " OR site:" + name + ".example";
                case 8 -> name + "~1 " + name.substring(0, 3) + "*";
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
