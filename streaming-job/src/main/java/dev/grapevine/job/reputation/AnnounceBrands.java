package dev.grapevine.job.reputation;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Says when the brands that stood at the start have been read, and takes brands out of the stream's clock.
 *
 * <p>Its input is the history of {@code brands.v1} up to the start of the job, a bounded source, together with what is
 * written later, an unbounded source that is always idle. So the one final watermark that arrives is the end of the
 * history. Until then nothing is emitted: the clock of the operators behind it stands still, so that no tick can pass
 * before the first mention has met its brands. From then on this input is idle and holds up no clock; were the final
 * watermark passed on, the clock would jump to the end of time as soon as mentions pause.
 *
 * <p>If the job restarts, a finished history sends its final watermark again, and the announcement is repeated, which
 * changes nothing.
 */
final class AnnounceBrands extends AbstractStreamOperator<BrandNews>
        implements OneInputStreamOperator<BrandNews, BrandNews> {

    @Override
    public void processElement(StreamRecord<BrandNews> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            output.collect(new StreamRecord<>(BrandNews.ALL_READ));
            output.emitWatermarkStatus(WatermarkStatus.IDLE);
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Only the end of the history decides when this input turns idle.
    }
}
