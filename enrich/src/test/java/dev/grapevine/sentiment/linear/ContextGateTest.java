package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.batch.Evaluation;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same texts through the engine that knows words by their context; the gates are what was measured, less two standard errors. */
@Tag("slow")
class ContextGateTest {

    private static final double TWEETS = 0.707;
    private static final double UCI = 0.919;
    private static final double NYT = 0.597;
    private static final double AMAZON = 0.902;
    private static final double FILMS = 0.681;
    private static final double RESTAURANTS = 0.756;
    private static final double LAPTOPS = 0.711;
    private static final double MAMS = 0.747;
    private static final double NEWS = 0.774;

    private final HeldOut heldOut = new HeldOut(ContextAnalyzer.unhurried());

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
        heldOut.gate("dev/sst_dev.tsv", Evaluation::accuracy, FILMS);
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
