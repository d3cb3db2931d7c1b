package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.incident.IncidentEvent;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody reads at three in the morning. */
class AlertComposerTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final AlertComposer unlinked = new AlertComposer(MailLinks.NONE);
    private final AlertComposer linked =
            new AlertComposer(new MailLinks("https://grapevine.example", "https://kibana.example", null));

    @Test
    void theSubjectSaysWhoWhatHowMuchAndHowItFeels() {
        assertThat(MailText.subject(Samples.incident()))
                .isEqualTo("Acme: many complaints, 14 times normal, mostly negative");
    }

    @Test
    void theFirstSentenceIsOneThatAColleagueWouldSay() {
        assertThat(MailText.firstSentence(Samples.incident()))
                .isEqualTo("People are complaining about Acme far more than usual: 48 negative stories in the last 30"
                        + " minutes, where about 3 are normal.");
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, '8 where almost none is normal', 'hardly any is normal.'",
        "1.0, '8 times normal', 'about 1 is normal.'",
        "2.5, '3.2 times normal', 'about 3 are normal.'"
    })
    void smallExpectationsAreSaidInWords(double expected, String howMuch, String sentenceEnd) {
        IncidentEvent event = Incidents.with(change -> change.put("count", 8).put("expected", expected));
        assertThat(MailText.howMuch(event)).isEqualTo(howMuch);
        assertThat(MailText.firstSentence(event)).endsWith(sentenceEnd);
    }

    @ParameterizedTest
    @CsvSource({"5, 5 minutes", "119, 119 minutes", "225, 4 hours", "785, 13 hours", "4320, 3 days"})
    void longTimesAreSaidInHoursAndDays(int minutes, String words) {
        IncidentEvent event = Incidents.with(change -> change.put("windowMinutes", minutes));
        assertThat(MailText.firstSentence(event)).contains("in the last " + words + ", where");
    }

    @Test
    void bothPartsSayTheSame() {
        Content mail = unlinked.compose(alert(Samples.incident()));
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .contains(
                            "2 Mar 2026, 12:40 (Europe/Berlin)",
                            "44 people wrote 71 mentions of 52 different stories.",
                            "mastodon 58 %, reviews 25 %, news 17 %",
                            "92 % of it is negative; usually it is 18 %.",
                            "battery (26 times)",
                            "The battery of my Acme One swelled up overnight",
                            "https://social.example/@maya/1",
                            "at least 5 people wrote them",
                            "0 to 9.5 is normal",
                            "GRAPEVINE_PUBLIC_URL is not set");
        }
    }

    @Test
    void linksLeadToTheIncidentWhereTheAddressIsKnown() {
        Content mail = linked.compose(alert(Incidents.opened("acme|negative|x", "acme")));
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .contains("https://grapevine.example/incidents/acme%7Cnegative%7Cx", "https://kibana.example")
                    .doesNotContain("GRAPEVINE_PUBLIC_URL");
        }
    }

    @Test
    void theCurveIsAPictureInsideTheMail() {
        Content mail = unlinked.compose(alert(Samples.incident()));
        assertThat(mail.pictures().get(Content.CHART)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(mail.html())
                .contains("src=\"cid:curve\"", "alt=\"Stories every 10 minutes: highest 52, at most 9.5 is normal.\"");
    }

    @Test
    void whereNothingCanBeDrawnTheHtmlHasATable() {
        MailView view = MailView.of(alert(Samples.incident()), MailLinks.NONE, "", false);
        String html = new dev.grapevine.dashboard.page.Pages(AlertComposer.class).render("alert.html.ftlh", view);
        assertThat(html).doesNotContain("<img").contains("<td>13:00</td><td align=\"right\">52</td>");
    }

    @Test
    void hostileTextStaysText() {
        String hostile = "<script>alert(1)</script>\u202Etxt\r\nX";
        IncidentEvent event = Incidents.with(change -> {
            change.put("brandName", hostile);
            ((ObjectNode) change.at("/evidence/0")).put("text", hostile).put("author", hostile);
            ((ObjectNode) change.at("/evidence/0")).put("url", "javascript:alert(2)");
            ((ObjectNode) change.at("/why/terms/0")).put("term", hostile);
        });
        Content mail = unlinked.compose(alert(event));
        assertThat(mail.html())
                .doesNotContain("<script", "javascript:", "\u202E")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;txt X");
        assertThat(mail.text()).doesNotContain("javascript:", "\u202E");
        assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E");
    }

    @Test
    void whoIsNotKnownByNameIsAShareAndNoPseudonym() {
        assertThat(loudest("d3e57fac22c15eb4ba04e5f6a4b05ec7", "3db7840405ddfa588fe4643546e1a511"))
                .contains("Loudest: nobody who is known by name; the busiest person wrote 12 % of it")
                .doesNotContain("d3e57fac");
        assertThat(loudest("d3e57fac22c15eb4ba04e5f6a4b05ec7", "The Daily Example"))
                .contains("Loudest: The Daily Example 12 %")
                .doesNotContain("d3e57fac");
    }

    private String loudest(String... names) {
        IncidentEvent event = Incidents.with(change -> {
            ArrayNode voices = ((ObjectNode) change.path("why")).putArray("voices");
            for (String name : names) {
                voices.addObject().put("name", name).put("count", 9).put("share", 0.12);
            }
        });
        return new AlertComposer(MailLinks.NONE).compose(alert(event)).text();
    }

    @Test
    void anIncidentThatIsOverNeedsNothing() {
        IncidentEvent over = Incidents.next(Samples.incident(), 3, "resolved");
        Content mail = linked.compose(alert(over));
        assertThat(mail.subject()).isEqualTo("Over: Acme: many complaints, back to normal");
        assertThat(mail.text()).startsWith("It is over: talk about Acme is back to normal.");
        assertThat(mail.html()).contains("Nothing to do now.");
    }

    @Test
    void anEventWithNothingBehindItIsStillAMail() {
        IncidentEvent bare = Incidents.with(change -> {
            change.putArray("curve");
            change.putArray("evidence");
            ObjectNode why = (ObjectNode) change.path("why");
            why.putArray("terms");
            why.putArray("sources");
            why.put("negative", 0).put("neutral", 0).put("positive", 0);
        });
        Content mail = unlinked.compose(alert(bare));
        assertThat(mail.pictures()).isEmpty();
        assertThat(mail.text()).contains("No word stands out.", "The mood could not be measured.");
    }

    @Test
    void veryLongNamesDoNotMakeVeryLongSubjects() {
        IncidentEvent event = Incidents.with(change -> change.put("brandName", "\uD83D\uDE00".repeat(200)));
        assertThat(MailText.subject(event)).hasSizeLessThanOrEqualTo(150).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "http://user@evil.example/",
                "https:///x",
                "ftp://a.example/",
                "not a link",
                ""
            })
    void onlyWebAddressesBecomeLinks(String url) {
        assertThat(SafeLink.of(url)).isEmpty();
    }

    private static Alert alert(IncidentEvent event) {
        return Alert.first(event, "pr@acme.example", BERLIN, Samples.NOON);
    }
}
