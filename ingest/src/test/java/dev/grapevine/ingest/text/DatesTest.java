package dev.grapevine.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-02T09:15:00Z            | 2026-03-02T09:15:00Z
            2026-03-02T09:15:00.123+01:00   | 2026-03-02T08:15:00Z
            2026-03-02 09:15                | 2026-03-02T09:15:00Z
            2026-03-02T09:15+0100           | 2026-03-02T08:15:00Z
            20260302T091500Z                | 2026-03-02T09:15:00Z
            2026-03-02                      | 2026-03-02T00:00:00Z
            2026/3/2                        | 2026-03-02T00:00:00Z
            2026-03                         | 2026-03-01T00:00:00Z
            2026                            | 2026-01-01T00:00:00Z
            Mon, 02 Mar 2026 09:15:00 GMT   | 2026-03-02T09:15:00Z
            Mon, 2 Mar 2026 09:15:00 -0500  | 2026-03-02T14:15:00Z
            2 Mar 26 09:15 EST              | 2026-03-02T14:15:00Z
            Monday, 02-Mar-26 09:15:00 GMT  | 2026-03-02T09:15:00Z
            Mon Mar  2 09:15:00 2026        | 2026-03-02T09:15:00Z
            Mon Mar  2 09:15:00 UTC 2026    | 2026-03-02T09:15:00Z
            March 2, 2026 9:15 pm           | 2026-03-02T21:15:00Z
            Thu, 31 Jun 2004 19:48:21 GMT   | 2004-07-01T19:48:21Z
            Mon, 02 Mar 2026 24:00:00 GMT   | 2026-03-03T00:00:00Z
            """)
    void readsWhatFeedsWrite(String text, Instant date) {
        assertThat(Dates.parse(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "32 Mar 2026", "1 Foo 2026", "12:30", "2026-03-02T25:00:00Z"})
    void whatIsNoDateIsNothing(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Published on March 2nd, 2026 by Ann   | en    | 2026-03-02T00:00:00Z
            Veröffentlicht am 2. März 2026, 9 Uhr | de    | 2026-03-02T00:00:00Z
            Publié le 1er août 2026               | fr    | 2026-08-01T00:00:00Z
            2 de febrero de 2026                  | es    | 2026-02-02T00:00:00Z
            3/2/2026                              | en-US | 2026-03-02T00:00:00Z
            3/2/2026                              | en-GB | 2026-02-03T00:00:00Z
            3.2.2026                              | en    | 2026-02-03T00:00:00Z
            am 25.12.26 frei                      | de    | 2026-12-25T00:00:00Z
            """)
    void findsWhatPeopleWrite(String text, String language, Instant date) {
        assertThat(WrittenDates.in(language).find(text)).contains(date);
    }

    @Test
    void versionsAndPricesAreNoDates() {
        assertThat(WrittenDates.in("en").find("Version 1.2.2026.4 costs 12 and 2026 apples, 31 February 2026"))
                .isEmpty();
    }
}
