package dev.grapevine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class IndexNameTest {

    private static final Instant HEARD = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void mentionLivesInItsMonthOfEventTime() {
        IndexName index = IndexName.ofMention(Instant.parse("2026-01-31T23:59:59Z"), HEARD);

        assertThat(index.alias()).isEqualTo("grapevine-mentions-2026.01");
        assertThat(index.real()).isEqualTo("grapevine-mentions-2026.01-v1");
        assertThat(index.aliases()).containsExactlyInAnyOrder("grapevine-mentions-2026.01", "grapevine-mentions");
    }

    @Test
    void forgedDateOf1970DoesNotCreateAnIndexOfItsOwn() {
        assertThat(IndexName.ofMention(Instant.EPOCH, HEARD).alias()).isEqualTo("grapevine-mentions-2025.02");
        assertThat(IndexName.ofRollup(Instant.EPOCH, HEARD).alias()).isEqualTo("grapevine-rollups-2025.02");
    }

    @Test
    void familyWithoutMonthsHasOneIndexAndOneAlias() {
        IndexName alerts = IndexName.only(IndexFamily.ALERTS);

        assertThat(alerts.real()).isEqualTo("grapevine-alerts-v1");
        assertThat(alerts.aliases()).containsExactly("grapevine-alerts");
        assertThat(alerts.real()).startsWith(IndexFamily.ALERTS.pattern().replace("*", ""));
    }

    @Test
    void anIndexOfAnEarlierGenerationIsKnownByItsName() {
        IndexName name = IndexName.behind(IndexFamily.MENTIONS, "grapevine-mentions-2026.01-v0");

        assertThat(name.real()).isEqualTo("grapevine-mentions-2026.01-v1");
        assertThat(name.month()).contains(YearMonth.of(2026, 1));
        assertThat(IndexName.only(IndexFamily.ALERTS).month()).isEmpty();
        assertThatThrownBy(() -> IndexName.behind(IndexFamily.MENTIONS, "grapevine-mentions-2026.01"))
                .hasMessageContaining("ends in its generation");
    }
}
