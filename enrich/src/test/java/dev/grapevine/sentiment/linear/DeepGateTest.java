package dev.grapevine.sentiment.linear;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.grapevine.sentiment.batch.Evaluation;
import dev.grapevine.sentiment.syntax.ParserProvider;
import dev.grapevine.sentiment.syntax.Parsers;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets through the thorough engine; the gates are what was measured, less two standard errors. */
@Tag("slow")
class DeepGateTest {

    private static final double RESTAURANTS = 0.756;
    private static final double LAPTOPS = 0.711;
    private static final double MAMS = 0.749;
    private static final double NEWS = 0.778;

    @Test
    void targets() throws IOException {
        HeldOut.needsTheLabelledData();
        Optional<ParserProvider> parsers = Parsers.available();
        if (parsers.isEmpty()) {
            System.out.println("NOT RUN: the deep engine needs CoreNLP, its models and 1.9 GB of heap");
        }
        assumeTrue(parsers.isPresent(), "a parser");
        HeldOut heldOut = new HeldOut(DeepAnalyzer.unhurried(
                ContextAnalyzer.unhurried(), parsers.get().parser(Duration.ofSeconds(30))));

        heldOut.targets();

        heldOut.gate("train/absa_restaurants14_train.tsv", Evaluation::accuracy, RESTAURANTS);
        heldOut.gate("train/absa_laptops14_train.tsv", Evaluation::accuracy, LAPTOPS);
        heldOut.gate("dev/absa_mams_valid.tsv", Evaluation::accuracy, MAMS);
        heldOut.gate("dev/newsmtsc_rw_dev.tsv", Evaluation::macroF1, NEWS);
    }
}
