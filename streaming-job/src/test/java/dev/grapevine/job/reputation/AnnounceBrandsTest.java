package dev.grapevine.job.reputation;

import static dev.grapevine.job.reputation.PlainEnrichment.brand;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AnnounceBrandsTest {

    @Test
    void endOfTheHistoryIsAnnouncedOnceItIsReadAndNoClockIsPassedOn() throws Exception {
        BrandNews acme = BrandNews.put(brand("acme"));
        try (var harness = new OneInputStreamOperatorTestHarness<>(new AnnounceBrands())) {
            harness.open();

            harness.processElement(new StreamRecord<>(acme));
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            harness.processWatermark(new Watermark(7));
            assertThat(harness.getOutput()).containsExactly(new StreamRecord<>(acme));

            harness.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(harness.getOutput())
                    .containsExactly(
                            new StreamRecord<>(acme), new StreamRecord<>(BrandNews.ALL_READ), WatermarkStatus.IDLE);
        }
    }

    /** A history that was read and waited for its last checkpoint sends no final watermark once it is restored. */
    @Test
    void whatWasAnnouncedIsAnnouncedAgainAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = new OneInputStreamOperatorTestHarness<>(new AnnounceBrands())) {
            harness.open();
            harness.processWatermark(Watermark.MAX_WATERMARK);
            state = harness.snapshot(1, 1);
        }
        try (var harness = new OneInputStreamOperatorTestHarness<>(new AnnounceBrands())) {
            harness.initializeState(state);
            harness.open();
            harness.setProcessingTime(1);

            assertThat(harness.getOutput())
                    .containsExactly(new StreamRecord<>(BrandNews.ALL_READ), WatermarkStatus.IDLE);
        }
    }

    @Test
    void aRestartInTheMiddleOfTheHistoryWaitsForTheRestAndNotForEver() throws Exception {
        OperatorSubtaskState state;
        try (var harness = new OneInputStreamOperatorTestHarness<>(new AnnounceBrands())) {
            harness.open();
            state = harness.snapshot(1, 1);
        }
        try (var harness = new OneInputStreamOperatorTestHarness<>(new AnnounceBrands())) {
            harness.initializeState(state);
            harness.open();
            harness.setProcessingTime(AnnounceBrands.PATIENCE.toMillis() - 1);
            assertThat(harness.getOutput()).isEmpty();

            harness.setProcessingTime(AnnounceBrands.PATIENCE.toMillis());
            assertThat(harness.getOutput())
                    .containsExactly(new StreamRecord<>(BrandNews.ALL_READ), WatermarkStatus.IDLE);
        }
    }
}
