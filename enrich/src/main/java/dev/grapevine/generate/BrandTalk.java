package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about one brand on ordinary days, and its incidents. */
final class BrandTalk implements Traffic.Talk {

    private static final double COMPARING = 0.12;

    private final Studio studio;
    private final BrandPlan brand;
    private final List<BrandPlan> rivals;
    private final Outlets outlets;
    private final List<IncidentTalk> incidents;
    private final Copying copying;
    private final Pace pace;
    private final Chance chance;

    BrandTalk(Studio studio, BrandPlan brand, long seed) {
        this.studio = studio;
        this.brand = brand;
        this.chance = new Chance(seed, "brand/" + brand.id());
        this.pace = new Pace(brand.perDay(), chance);
        this.outlets = Outlets.of(studio.scenario().outlets(), brand);
        this.copying = new Copying(studio, outlets);
        this.rivals = studio.scenario().brands().stream()
                .filter(other -> brand.rivals().contains(other.id()))
                .toList();
        this.incidents = studio.scenario().incidents().stream()
                .filter(incident -> incident.brand().equals(brand.id()))
                .map(incident -> new IncidentTalk(studio, brand, incident, outlets, seed))
                .toList();
    }

    @Override
    public List<Generated> during(Instant bin) {
        List<Generated> said = new ArrayList<>();
        for (int left = chance.poisson(pace.expected(bin) * loudness(bin)); left > 0; left--) {
            Generated original = say(Pace.within(bin, chance));
            said.add(original);
            said.addAll(copying.spread(original, chance));
        }
        incidents.forEach(incident -> said.addAll(incident.during(bin, pace.usual(bin))));
        return said;
    }

    /** 1, except in a silence. */
    private double loudness(Instant bin) {
        return incidents.stream()
                .mapToDouble(incident -> incident.loudness(bin))
                .reduce(1, (all, one) -> all * one);
    }

    private Generated say(Instant at) {
        Outlet outlet = outlets.any(chance);
        Voice voice = studio.cast().anybody(chance);
        BrandPlan rival = rival(outlet);
        Label label = rival == null
                ? brand.mood().label(voice.warmth(), chance)
                : chance.with(0.5) ? Label.POSITIVE : Label.NEGATIVE;
        Brief brief = new Brief(brand, rival, outlet, voice, label, null);
        Wording wording = studio.writer().write(brief, chance);
        return studio.press().publish(new Piece(wording, outlet, voice, at, null, null), chance);
    }

    private @Nullable BrandPlan rival(Outlet outlet) {
        boolean compared = outlet.register().compares() && !rivals.isEmpty() && chance.with(COMPARING);
        return compared ? chance.pick(rivals) : null;
    }
}
