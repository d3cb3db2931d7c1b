package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param rival whom the brand is compared with, where it is
 * @param incident what it is part of, if anything
 */
record Brief(
        BrandPlan brand,
        @Nullable BrandPlan rival,
        Outlet outlet,
        Voice voice,
        Label label,
        @Nullable Incident incident) {

    /** What the incident is about, where its words are its own. */
    Optional<String> topic() {
        return incident == null ? Optional.empty() : Optional.ofNullable(incident.topic());
    }
}
