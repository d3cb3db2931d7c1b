package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.batch.Evaluation;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The models that ship, on the texts that they did not learn from, through the fast engine as it runs. The gates are what
 * was measured, less two standard errors.
 */
class ModelGateTest {

    private static final double TWEETS = 0.665;
    private static final double UCI = 0.823;
    private static final double NYT = 0.511;
    private static final double AMAZON = 0.857;
    private static final double GERMAN = 0.58;
    private static final double FRENCH = 0.56;
    private static final double SPANISH = 0.54;
    private static final double ITALIAN = 0.53;
    private static final double PORTUGUESE = 0.51;
    private static final double RESTAURANTS = 0.68;
    private static final double LAPTOPS = 0.67;
    private static final double MAMS = 0.71;
    private static final double NEWS = 0.64;

    private final HeldOut heldOut = new HeldOut(LinearAnalyzer.shared());

    @BeforeEach
    void needsTheLabelledData() {
        HeldOut.needsTheLabelledData();
    }

    @Test
    void wholeTexts() throws IOException {
        heldOut.wholeTexts();
        heldOut.gate("dev/semeval2017_4A_dev10.tsv", Evaluation::macroRecall, TWEETS);
        heldOut.gate("uci", Evaluation::binaryAccuracy, UCI);
        heldOut.gate("train/vader_nyt.train.tsv", Evaluation::accuracy, NYT);
        heldOut.gate("train/amazon_polarity_train.tsv", Evaluation::binaryAccuracy, AMAZON);
        assertThat(heldOut.of("dev/semeval2017_4A_dev10.tsv").calibrationError())
                .isLessThan(0.03);
    }

    @Test
    void otherLanguages() throws IOException {
        for (String language : LanguageTraining.LANGUAGES.values()) {
            heldOut.tweets(language);
        }
        heldOut.gate("dev/tweets_german.tsv", Evaluation::macroF1, GERMAN);
        heldOut.gate("dev/tweets_french.tsv", Evaluation::macroF1, FRENCH);
        heldOut.gate("dev/tweets_spanish.tsv", Evaluation::macroF1, SPANISH);
        heldOut.gate("dev/tweets_italian.tsv", Evaluation::macroF1, ITALIAN);
        heldOut.gate("dev/tweets_portuguese.tsv", Evaluation::macroF1, PORTUGUESE);
    }

    @Test
    void targets() throws IOException {
        heldOut.targets();
        heldOut.gate("train/absa_restaurants14_train.tsv", Evaluation::accuracy, RESTAURANTS);
        heldOut.gate("train/absa_laptops14_train.tsv", Evaluation::accuracy, LAPTOPS);
        heldOut.gate("dev/absa_mams_valid.tsv", Evaluation::accuracy, MAMS);
        heldOut.gate("dev/newsmtsc_rw_dev.tsv", Evaluation::macroF1, NEWS);
    }
}
