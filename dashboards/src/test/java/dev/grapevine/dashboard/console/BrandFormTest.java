package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.Market.OwnAspect;
import dev.grapevine.dashboard.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrandFormTest {

    private static final Brand PRESENT = Samples.brand("acme", "Acme");

    @Test
    void whatIsTypedBecomesTheBrand() {
        BrandForm form = form("acme NOT \"acme road\"", "12", "48", "high");
        assertThat(form.problems()).isEmpty();
        assertThat(form.brand().query()).isEqualTo("acme NOT \"acme road\"");
        assertThat(form.brand().policy().minimumMentions()).isEqualTo(12);
        assertThat(form.brand().policy().cooldownHours()).isEqualTo(48);
        assertThat(form.brand().policy().sensitivity()).isEqualTo(Sensitivity.HIGH);
        assertThat(form.brand().recipients()).isEqualTo(PRESENT.recipients());
        assertThat(form.changesOf(PRESENT))
                .contains("query: acme NOT \"acme road\"", "sensitivity medium to high", " to 12 stories on");
    }

    @Test
    void aMistakeIsShownWhereItStandsAndTheBrandStaysAsItIs() {
        BrandForm form = form("acme AND (phone", "0", "48", "high");
        assertThat(form.brand()).isEqualTo(PRESENT);
        assertThat(form.mistakes()).hasSize(1);
        assertThat(form.problems())
                .anyMatch(problem -> problem.startsWith("The query at "))
                .anyMatch(problem -> problem.contains("'0' at least so many stories, expected 1 to 10000"));
        BrandView view = BrandView.wrong(PRESENT, List.of(), form);
        assertThat(view.query()).isEqualTo("acme AND (phone");
        assertThat(view.mistakes())
                .singleElement()
                .satisfies(pieces -> assertThat(pieces).anyMatch(MentionRow.Piece::hit));
    }

    @Test
    void aspectsAreTypedOneALine() {
        BrandForm form = aspects(" recall: recall* OR withdrawn\n\nlid: lid NEAR/3 (leak* OR drip*) \r\n");
        assertThat(form.problems()).isEmpty();
        assertThat(form.brand().market().aspects())
                .containsExactly(
                        new OwnAspect("recall", "recall* OR withdrawn"),
                        new OwnAspect("lid", "lid NEAR/3 (leak* OR drip*)"));
        assertThat(form.changesOf(PRESENT)).startsWith("aspects: recall: recall* OR withdrawn");
        assertThat(form.brand().market().teams()).isEqualTo(PRESENT.market().teams());
        BrandForm again = BrandForm.of(Map.of("query", "acme", "minimum", "5", "cooldown", "24")::get, form.brand());
        assertThat(again.brand().market().aspects())
                .as("a form without them leaves them as they are")
                .hasSize(2);
        assertThat(aspects("").brand().market().aspects()).isEmpty();
    }

    @Test
    void anAspectsMistakeIsShownWhereItStands() {
        BrandForm form = aspects("recall: recall* AND (\nno colon\n: nameless\nlid: a\nlid: b");
        assertThat(form.brand()).isEqualTo(PRESENT);
        assertThat(form.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("The aspect 'recall' at "))
                .anyMatch(problem -> problem.contains("'no colon' is no aspect"))
                .anyMatch(problem -> problem.contains("': nameless' is no aspect"))
                .contains("The aspect 'lid' stands there twice.");
        assertThat(BrandView.wrong(PRESENT, List.of(), form).mistakes()).hasSize(1);
        assertThat(BrandView.wrong(PRESENT, List.of(), form).aspects()).startsWith("recall: recall* AND (");
    }

    private static BrandForm aspects(String typed) {
        Map<String, String> fields = Map.of(
                "query", PRESENT.query(), "minimum", "5", "cooldown", "24", "sensitivity", "medium", "aspects", typed);
        return BrandForm.of(fields::get, PRESENT);
    }

    @Test
    void anEmptyQueryIsNone() {
        assertThat(form(" ", "5", "24", "low").problems())
                .singleElement()
                .asString()
                .contains("expected 1 to 20000");
    }

    private static BrandForm form(String query, String minimum, String cooldown, String sensitivity) {
        Map<String, String> typed =
                Map.of("query", query, "minimum", minimum, "cooldown", cooldown, "sensitivity", sensitivity);
        return BrandForm.of(typed::get, PRESENT);
    }
}
