package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads labelled texts; a text that was read before, from whatever file, is left out. */
final class Corpus {

    private static final String WORDS = "lexicon/vader_lexicon.txt";
    private static final String EMOJI = "lexicon/emoji_utf8_lexicon.txt";

    static final List<String> LEXICONS = List.of(WORDS, EMOJI);

    private static final List<String> LABELS = List.of("neg", "neu", "pos");

    private final Training.Files files;
    private final Set<String> seen = new HashSet<>();

    Corpus(Training.Files files) {
        this.files = files;
    }

    /** Rows of {@code label<TAB>text}. */
    List<Example> texts(String file) throws IOException {
        return texts(file, LABELS);
    }

    /** The same with other labels, which become numbers by their place in the list. */
    List<Example> texts(String file, List<String> labels) throws IOException {
        return read(file, labels, 0);
    }

    /** Rows of {@code target<TAB>label<TAB>text}: the sentiment towards the target is taken for that of the text. */
    List<Example> targeted(String file) throws IOException {
        return read(file, LABELS, 1);
    }

    /** Rows of {@code target<TAB>label<TAB>text<TAB>offset}, each of them: a text has several targets. */
    List<TargetExample> targets(String file) throws IOException {
        List<TargetExample> examples = new ArrayList<>();
        for (String line : lines(file)) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 4 || LABELS.indexOf(columns[1]) < 0) {
                throw new IOException(file + ": expected target, neg or neu or pos, text, offset, found: " + line);
            }
            int start = Integer.parseInt(columns[3]);
            int end = start + columns[0].length();
            examples.add(new TargetExample(file, LABELS.indexOf(columns[1]), columns[2], start, end));
        }
        return examples;
    }

    /** The text stands in the column behind the label's. */
    private List<Example> read(String file, List<String> labels, int labelColumn) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String line : lines(file)) {
            String[] columns = line.split("\t", -1);
            int label = columns.length <= labelColumn + 1 ? -1 : labels.indexOf(columns[labelColumn]);
            if (label < 0) {
                throw new IOException(file + ": expected one of " + labels + " in column " + (labelColumn + 1)
                        + " and a text in the next, found: " + line);
            }
            Example example = new Example(file, label, joined(columns[labelColumn + 1]));
            if (seen.add(example.fingerprint())) {
                examples.add(example);
            }
        }
        return examples;
    }

    /** Undoes the spaces of treebank tokenization, which nobody writes. */
    static String joined(String text) {
        return text.replace("ca n't", "can't")
                .replace(" n't", "n't")
                .replaceAll(" '(s|m|ve|re|ll|d)\\b", "'$1")
                .replace("``", "\"")
                .replace("''", "\"")
                .replace("-LRB-", "(")
                .replace("-RRB-", ")");
    }

    /** The valences of the lexicons: words and emoticons as rated, emoji by the words that describe them. */
    Map<String, Double> valences() throws IOException {
        Map<String, Double> valences = new HashMap<>();
        for (String line : lines(WORDS)) {
            String[] columns = line.split("\t", -1);
            form(columns[0]).ifPresent(form -> valences.merge(form, Double.parseDouble(columns[1]), Corpus::mean));
        }
        Map<String, Double> emoji = new HashMap<>();
        for (String line : lines(EMOJI)) {
            String[] columns = line.split("\t", -1);
            double sum = 0;
            for (String word : columns[1].split("[ -]", -1)) {
                sum += valences.getOrDefault(word, 0.0);
            }
            double valence = sum;
            form(columns[0]).filter(form -> valence != 0).ifPresent(form -> emoji.putIfAbsent(form, valence));
        }
        valences.putAll(emoji);
        return valences;
    }

    private static double mean(double a, double b) {
        return (a + b) / 2;
    }

    /** What the tokenizer makes of an entry; none where that is several tokens. */
    private static Optional<String> form(String entry) {
        List<Token> tokens = Tokenizer.tokens(entry);
        return tokens.size() == 1 ? Optional.of(tokens.get(0).form()) : Optional.empty();
    }

    private List<String> lines(String file) throws IOException {
        try (BufferedReader reader = files.open(file)) {
            return reader.lines().toList();
        }
    }
}
