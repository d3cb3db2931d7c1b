package dev.grapevine.sentiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a text is felt with, beyond good and bad. */
public enum Emotion {
    @JsonProperty("anger")
    ANGER(Label.NEGATIVE),
    @JsonProperty("joy")
    JOY(Label.POSITIVE),
    @JsonProperty("optimism")
    OPTIMISM(Label.POSITIVE),
    @JsonProperty("sadness")
    SADNESS(Label.NEGATIVE);

    private final Label label;

    Emotion(Label label) {
        this.label = label;
    }

    /** The only label that it can stand beside. */
    public Label label() {
        return label;
    }

    /** As it is written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
