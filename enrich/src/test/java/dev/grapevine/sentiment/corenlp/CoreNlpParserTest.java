package dev.grapevine.sentiment.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import dev.grapevine.sentiment.linear.DeepAnalyzer;
import dev.grapevine.sentiment.linear.LinearAnalyzer;
import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.Sentence.Node;
import dev.grapevine.sentiment.syntax.Sentence.Word;
import dev.grapevine.sentiment.syntax.SentenceParser;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreNlpParserTest {

    private static final SentenceParser PARSER = new CoreNlpParserProvider().parser(Duration.ofMinutes(1));
    private static final String TEXT = "Hello there. United lost my bag, Delta found it. Bye.";

    @Test
    void onlySentencesThatMatterAreParsed() {
        List<Sentence> sentences = PARSER.parse(TEXT, List.of(stretch("Delta"))).sentences();

        assertThat(sentences).hasSize(1);
        Sentence sentence = sentences.get(0);
        assertThat(TEXT.substring(sentence.start(), sentence.end())).isEqualTo("United lost my bag, Delta found it.");
        assertThat(sentence.words()).extracting(Word::form).contains("lost", "found");
        assertThat(sentence.words())
                .filteredOn(word -> word.relation().equals("root"))
                .hasSize(1);
        Node root = sentence.nodes().get(0);
        assertThat(root.length()).isEqualTo(sentence.words().size());
        assertThat(sentence.nodes()).allMatch(node -> node.positive() >= 0 && node.positive() <= 1);
    }

    @Test
    void aSentencePastTheParsersLimitHasNoTree() {
        String endless = "and so on ".repeat(30);

        Sentence sentence =
                PARSER.parse(endless, List.of(new Stretch(0, 3))).sentences().get(0);

        assertThat(sentence.nodes()).isEmpty();
    }

    @Test
    void aHugeTextIsRefused() {
        assertThat(PARSER.parse("x ".repeat(20_000), List.of(new Stretch(0, 1))).refused())
                .isEqualTo("length");
    }

    @Test
    void twoBrandsInOneSentenceGetOppositeLabels() {
        List<Target> targets = List.of(target("United"), target("Delta"));

        List<Sentiment> answers = DeepAnalyzer.unhurried(LinearAnalyzer.shared(), PARSER)
                .score(TEXT, "en", targets)
                .targets();

        assertThat(answers).extracting(Sentiment::label).containsExactly(Label.NEGATIVE, Label.POSITIVE);
        assertThat(answers).extracting(Sentiment::engine).containsOnly("deep/3");
    }

    private static Stretch stretch(String name) {
        return new Stretch(TEXT.indexOf(name), TEXT.indexOf(name) + name.length());
    }

    private static Target target(String name) {
        return new Target(name, TEXT.indexOf(name), TEXT.indexOf(name) + name.length());
    }
}
