package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    @Test
    void aQuietSlotSavesUpToABurst() {
        Allowance allowance = new Allowance(() -> 0.5, 100, 100, 0);
        allowance.spend(150);

        assertThat(allowance.isLeft(60)).isFalse();
        assertThat(allowance.isLeft(110)).isTrue();
        assertThat(allowance.isLeft(1_000_000)).isTrue();

        allowance.spend(101);
        assertThat(allowance.isLeft(1_000_000)).isFalse();
    }

    @Test
    void aFloodSpendsNoMoreThanItsShare() {
        Allowance allowance = new Allowance(() -> 0.25, 1_000, 0, 0);
        long now = 0;
        long spent = 0;
        while (now < 1_000_000) {
            now += 12;
            if (allowance.isLeft(now)) {
                now += 52;
                spent += 52;
                allowance.spend(52);
            }
        }
        assertThat((double) spent / now).isBetween(0.24, 0.26);
    }
}
