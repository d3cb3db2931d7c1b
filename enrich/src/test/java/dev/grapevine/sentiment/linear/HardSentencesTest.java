package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A hundred sentences that are hard for machines. hard-sentences.txt holds what is right and what the engine says, so
 * that a new model shows what it gains and what it loses; docs/sentiment.md tells the count.
 */
class HardSentencesTest {

    /** Right answers of the models that ship; a new model may raise it. */
    private static final int RIGHT = 68;

    @Test
    void theFileSaysWhatTheEngineSays() throws Exception {
        List<HardSentence> sentences = HardSentence.all();

        assertThat(sentences.stream().map(HardSentencesTest::asSaid))
                .containsExactlyElementsOf(
                        sentences.stream().map(HardSentence::line).toList());
        assertThat(sentences.stream().filter(each -> said(each).equals(each.right())))
                .hasSize(RIGHT);
    }

    private static String asSaid(HardSentence sentence) {
        return String.join("|", sentence.right(), said(sentence), sentence.target(), sentence.text());
    }

    private static String said(HardSentence sentence) {
        return sentence.said(LinearAnalyzer.shared());
    }
}
