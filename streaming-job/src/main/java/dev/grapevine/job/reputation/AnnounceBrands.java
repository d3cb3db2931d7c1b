package dev.grapevine.job.reputation;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
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
 * <p>If the job restarts, a history that was finished at the last checkpoint sends its final watermark again. One that
 * had been read but was still waiting for that checkpoint never does: its reader is restored without anything left to
 * read and without being told so. The clock would stand still for ever, and nothing would alert. So what was announced is
 * state, and a restored job announces again by itself, which changes nothing; one that had not announced waits for the
 * rest of the history, and not for ever.
 */
final class AnnounceBrands extends AbstractStreamOperator<BrandNews>
        implements OneInputStreamOperator<BrandNews, BrandNews> {

    private static final ListStateDescriptor<Boolean> ANNOUNCED = new ListStateDescriptor<>("announced", Types.BOOLEAN);

    /** So long a restored job waits for a history that was not read to its end: it is short. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private transient ListState<Boolean> state;

    private transient boolean announced;
    private transient boolean restored;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore().getListState(ANNOUNCED);
        restored = context.isRestored();
        for (Boolean known : state.get()) {
            announced |= known;
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(List.of(announced));
    }

    @Override
    public void open() throws Exception {
        super.open();
        if (restored) {
            ProcessingTimeService clock = getProcessingTimeService();
            long wait = announced ? 0 : PATIENCE.toMillis();
            var unused = clock.registerTimer(clock.getCurrentProcessingTime() + wait, time -> announce());
        }
    }

    @Override
    public void processElement(StreamRecord<BrandNews> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            announce();
        }
    }

    private void announce() {
        announced = true;
        output.collect(new StreamRecord<>(BrandNews.ALL_READ));
        output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // Only the end of the history decides when this input turns idle.
    }
}
