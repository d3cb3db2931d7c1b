package dev.grapevine.job.reputation;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.mention.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs {@link RecountMentions} keyed by mention id, on some messages at a time: to hand each over to the guarded thread by
 * itself takes a third of the time that is spent on it there.
 *
 * <p>Nothing else is different: messages keep their order, among themselves and to brands, watermarks and checkpoints,
 * before which those that wait are worked off. No message waits longer than {@value #LONGEST_MILLIS} ms for others.
 */
final class RecountOperator extends CoBroadcastWithKeyedOperator<String, Heard, BrandNews, Told> {

    static final int MOST = 32;
    static final long LONGEST_MILLIS = 5;

    private static final long serialVersionUID = 1L;

    /** Empty wherever the operator itself is written. */
    private final List<StreamRecord<Heard>> waiting = new ArrayList<>();

    private transient boolean timed;

    RecountOperator(RecountMentions function) {
        super(function, List.of(Tags.BRANDS, Tags.PROGRESS, Tags.CORRECTIONS, Tags.FORGOTTEN));
    }

    @Override
    public void processElement1(StreamRecord<Heard> heard) throws Exception {
        waiting.add(heard.copy(heard.getValue()));
        if (waiting.size() == MOST) {
            workOff();
        } else if (!timed) {
            workOffSoon();
        }
    }

    private void workOffSoon() {
        timed = true;
        long now = getProcessingTimeService().getCurrentProcessingTime();
        ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(now + LONGEST_MILLIS, time -> {
            timed = false;
            workOff();
        });
    }

    @Override
    public void processElement2(StreamRecord<BrandNews> news) throws Exception {
        workOff();
        super.processElement2(news);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        workOff();
        super.processWatermark1(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        workOff();
        super.processWatermark2(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        workOff();
        super.prepareSnapshotPreBarrier(checkpoint);
    }

    @Override
    public void finish() throws Exception {
        workOff();
        super.finish();
    }

    private void workOff() throws Exception {
        if (waiting.isEmpty()) {
            return;
        }
        List<StreamRecord<Heard>> together = List.copyOf(waiting);
        waiting.clear();
        RecountMentions recount = (RecountMentions) userFunction;
        recount.enrichAhead(toEnrich(together, recount));
        for (StreamRecord<Heard> heard : together) {
            setKeyContextElement1(heard);
            super.processElement1(heard);
        }
        recount.forgetAhead();
    }

    /** What is to be forgotten is not even matched. */
    private List<Mention> toEnrich(List<StreamRecord<Heard>> together, RecountMentions recount) throws Exception {
        BroadcastState<String, Erasure> forgotten = getOperatorStateBackend().getBroadcastState(Tags.FORGOTTEN);
        List<Mention> mentions = new ArrayList<>();
        for (StreamRecord<Heard> heard : together) {
            Mention mention = heard.getValue().mention();
            setKeyContextElement1(heard);
            if (!forgotten.contains(mention.id())
                    && recount.needsEnrichment(mention, heard.getValue().again())) {
                mentions.add(mention);
            }
        }
        return mentions;
    }
}
