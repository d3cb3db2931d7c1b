package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the table of docs/hard-sentences.md, and how many each engine has right; give it 3 GB of heap. */
final class HardSentencesTable {

    private HardSentencesTable() {}

    public static void main(String[] names) throws IOException {
        List<SentimentAnalyzer> engines = (names.length > 0 ? List.of(names) : List.of("linear", "context", "deep"))
                .stream().map(Analyzers::named).toList();
        List<HardSentence> sentences = HardSentence.all();
        System.out.println(row(
                "sentence",
                "towards",
                "right",
                engines.stream().map(engine -> "`" + engine.engine() + "`").collect(Collectors.joining(" | "))));
        System.out.println("|---".repeat(3 + engines.size()) + "|");
        for (HardSentence sentence : sentences) {
            System.out.println(row(
                    sentence.text(),
                    sentence.target().equals("-") ? "" : sentence.target(),
                    sentence.right(),
                    engines.stream().map(engine -> cell(sentence, engine)).collect(Collectors.joining(" | "))));
        }
        for (SentimentAnalyzer engine : engines) {
            long right = sentences.stream()
                    .filter(sentence -> sentence.said(engine).equals(sentence.right()))
                    .count();
            System.err.println(engine.engine() + ": " + right + " of " + sentences.size());
        }
    }

    /** What is wrong is bold. */
    private static String cell(HardSentence sentence, SentimentAnalyzer engine) {
        String said = sentence.said(engine);
        return said.equals(sentence.right()) ? said : "**" + said + "**";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
