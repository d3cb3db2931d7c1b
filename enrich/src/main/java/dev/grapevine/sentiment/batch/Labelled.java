package dev.grapevine.sentiment.batch;

import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.List;

/**
 * A labelled line: {@code label<TAB>text}, or {@code target<TAB>label<TAB>text<TAB>offset} for the sentiment towards a
 * target, with labels neg, neu and pos.
 *
 * @param truth 0 negative, 1 neutral, 2 positive
 * @param targets one or none
 */
record Labelled(int truth, String text, List<Target> targets) {

    private static final List<String> LABELS = List.of("neg", "neu", "pos");
    private static final int SHOWN = 80;

    Labelled {
        targets = List.copyOf(targets);
    }

    /** @throws IllegalArgumentException where the line has another form, saying what was expected */
    static Labelled of(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 4) {
            int start = offset(columns[3], columns[2]);
            Target target = new Target(columns[0], start, start + columns[0].length());
            return new Labelled(label(columns[1]), columns[2], List.of(target));
        }
        if (columns.length != 2) {
            throw new IllegalArgumentException("expected label<TAB>text or target<TAB>label<TAB>text<TAB>offset, found "
                    + columns.length + " column(s): " + shortened(line));
        }
        return new Labelled(label(columns[0]), columns[1], List.of());
    }

    private static int label(String column) {
        int label = LABELS.indexOf(column);
        if (label < 0) {
            throw new IllegalArgumentException("expected neg, neu or pos, found: " + shortened(column));
        }
        return label;
    }

    private static int offset(String column, String text) {
        if (!column.matches("\\d{1,9}") || Integer.parseInt(column) > text.length()) {
            throw new IllegalArgumentException("expected the target's offset in the text, found: " + shortened(column));
        }
        return Integer.parseInt(column);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
