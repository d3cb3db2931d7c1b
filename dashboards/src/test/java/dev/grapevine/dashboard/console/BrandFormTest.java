package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
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
        assertThat(form.queryProblems()).isNotEmpty();
        assertThat(form.problems())
                .anyMatch(problem -> problem.startsWith("The query at "))
                .anyMatch(problem -> problem.contains("'0' at least so many stories, expected 1 to 10000"));
        BrandView view = BrandView.wrong(PRESENT, List.of(), form);
        assertThat(view.query()).isEqualTo("acme AND (phone");
        assertThat(view.pieces()).anyMatch(MentionRow.Piece::hit);
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
