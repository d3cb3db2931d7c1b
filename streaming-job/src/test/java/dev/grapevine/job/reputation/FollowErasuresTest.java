package dev.grapevine.job.reputation;

import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.erasure.Erasure;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowErasuresTest {

    private static final String ANN = "a".repeat(32);
    private static final String BOB = "b".repeat(32);

    private KeyedTwoInputStreamOperatorTestHarness<String, Sighting, Plea, Mention> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void everythingOfAnAuthorIsTakenBackAndOfNobodyElse() throws Exception {
        say(ANN, "1");
        say(ANN, "2");
        say(BOB, "3");

        erase(Erasure.ofAccount(ANN, NOON.plusSeconds(60), "deleted", "sky"));

        assertThat(harness.extractOutputValues()).hasSize(2).allSatisfy(deletion -> {
            assertThat(deletion.action()).isEqualTo(Action.DELETE);
            assertThat(deletion.text()).isNull();
            assertThat(deletion.fetched()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(harness.extractOutputValues()).extracting(Mention::nativeId).containsExactlyInAnyOrder("1", "2");
        assertThat(harness.numKeyedStateEntries())
                .as("bob's words, ann's erasure")
                .isEqualTo(2);
    }

    @Test
    void whatIsHeardLaterIsTakenBackToo() throws Exception {
        erase(Erasure.ofAuthor(ANN, NOON.minusSeconds(60), "asked by mail", "pr"));

        say(ANN, "1");

        assertThat(harness.extractOutputValues()).singleElement().satisfies(deletion -> {
            assertThat(deletion.nativeId()).isEqualTo("1");
            assertThat(deletion.version()).as("newer than the mention").isGreaterThan(NOON.toEpochMilli());
        });
    }

    @Test
    void whoTakesTheWishBackIsHeardAgain() throws Exception {
        say(ANN, "1");
        erase(Erasure.ofAccount(ANN, NOON, "deactivated", "sky"));
        harness.processElement2(new Plea(ANN, null), 0);

        say(ANN, "2");

        assertThat(harness.extractOutputValues()).extracting(Mention::nativeId).containsExactly("1");
    }

    @Test
    void aRestartForgetsNeitherWordsNorWishes() throws Exception {
        say(ANN, "1");
        erase(Erasure.ofAuthor(BOB, NOON, "asked by mail", "pr"));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();

        say(BOB, "2");
        erase(Erasure.ofAccount(ANN, NOON, "deleted", "sky"));

        assertThat(harness.extractOutputValues()).extracting(Mention::nativeId).containsExactly("2", "1");
    }

    @Test
    void aGoneAccountIsForgottenWhenNothingOfItCanComeBack() throws Exception {
        erase(Erasure.ofAccount(ANN, NOON, "deleted", "sky"));
        erase(Erasure.ofAuthor(BOB, NOON, "asked by mail", "pr"));

        harness.setStateTtlProcessingTime(StateLife.OF_A_MENTION.toMillis() + 1);
        say(ANN, "1");
        say(BOB, "2");

        assertThat(harness.extractOutputValues()).extracting(Mention::nativeId).containsExactly("2");
    }

    private void say(String author, String nativeId) throws Exception {
        Instant heard = NOON;
        harness.processElement1(
                new Sighting(author, "testnet", nativeId, SourceType.POST, "sky", heard.toEpochMilli()), 0);
    }

    private void erase(Erasure erasure) throws Exception {
        harness.processElement2(new Plea(erasure.subject(), erasure), 0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Sighting, Plea, Mention> harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new FollowErasures()), Sighting::author, Plea::subject, Types.STRING);
    }
}
