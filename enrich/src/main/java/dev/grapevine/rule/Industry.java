package dev.grapevine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What customers of an industry talk about: the aspects common to all, and its own. */
public enum Industry {
    @JsonProperty("general")
    GENERAL,
    @JsonProperty("airline")
    AIRLINE,
    @JsonProperty("bank")
    BANK,
    @JsonProperty("electronics")
    ELECTRONICS,
    @JsonProperty("food")
    FOOD,
    @JsonProperty("hospitality")
    HOSPITALITY,
    @JsonProperty("retail")
    RETAIL,
    @JsonProperty("software")
    SOFTWARE;

    /** The sets of rules, the industry's own first: "food" in a hotel is the hotel's. */
    public List<RuleSet> aspects() {
        return Stream.of(this, GENERAL)
                .distinct()
                .map(each -> RuleSet.bundled("aspects-" + each.word()))
                .toList();
    }

    /** As it is written in brands.yml. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
