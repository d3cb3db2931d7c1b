package dev.grapevine.job.reputation;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** Single operators to try, with the brands on their second input. */
final class Harnesses {

    private Harnesses() {}

    static <I, O> KeyedBroadcastOperatorTestHarness<String, I, BrandNews, O> of(
            KeyedBroadcastProcessFunction<String, I, BrandNews, O> function, KeySelector<I, String> key)
            throws Exception {
        return of(
                new CoBroadcastWithKeyedOperator<>(
                        function, List.of(Tags.BRANDS, Tags.PROGRESS, Tags.CORRECTIONS, Tags.FORGOTTEN)),
                key);
    }

    static <I, O> KeyedBroadcastOperatorTestHarness<String, I, BrandNews, O> of(
            CoBroadcastWithKeyedOperator<String, I, BrandNews, O> operator, KeySelector<I, String> key)
            throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(operator, key, Types.STRING, 1, 1, 0);
    }

    /** What {@link AnnounceBrands} says once it has announced them. */
    static void brandsAreNoPartOfTheClock(KeyedBroadcastOperatorTestHarness<?, ?, ?, ?> harness) throws Exception {
        harness.getTwoInputOperator().processWatermarkStatus2(WatermarkStatus.IDLE);
    }

    /** How many values an operator keeps. */
    static int entriesOf(AbstractStreamOperator<?> operator) {
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }
}
