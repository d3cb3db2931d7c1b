package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said because of an incident: one voice sets it off, others tell their own story or carry one on. */
final class IncidentTalk {

    private static final double OF_THE_FIRST = 0.3;

    private final Studio studio;
    private final BrandPlan brand;
    private final Incident incident;
    private final Outlets outlets;
    private final Copying copying;
    private final Chance chance;
    private final List<Generated> copied = new ArrayList<>();
    private @Nullable Generated first;

    IncidentTalk(Studio studio, BrandPlan brand, Incident incident, Outlets outlets, long seed) {
        this.studio = studio;
        this.brand = brand;
        this.incident = incident;
        this.outlets = incident.outlet() == null ? outlets : Outlets.only(studio.outlet(incident.outlet()));
        this.copying = new Copying(studio, outlets);
        this.chance = new Chance(seed, "incident/" + incident.id());
    }

    /** What is left of the ordinary talk: 1, or less in a silence. */
    double loudness(Instant bin) {
        return 1 + Math.min(0, incident.excess(bin));
    }

    List<Generated> during(Instant bin, double usual) {
        List<Generated> said = new ArrayList<>();
        boolean begins = incident.factor() > 1
                && !incident.start().isBefore(bin)
                && incident.start().isBefore(bin.plus(Traffic.BIN));
        if (begins) {
            first = setOff();
            said.add(first);
        }
        for (int left = chance.poisson(usual * Math.max(0, incident.excess(bin))); left > 0; left--) {
            said.add(say(Pace.within(bin, chance)));
        }
        return said;
    }

    private Generated say(Instant at) {
        Generated before = first != null && chance.with(incident.copies()) ? earlier(first, at) : null;
        if (before != null) {
            return copying.copy(before, at, chance);
        }
        Generated original = tell(at);
        if (copying.canBeCopied(original)) {
            copied.add(original);
        }
        return original;
    }

    private Generated earlier(Generated origin, Instant at) {
        Generated chosen = copied.isEmpty() || chance.with(OF_THE_FIRST) ? origin : chance.pick(copied);
        return chosen.mention().eventTime().isBefore(at) ? chosen : origin;
    }

    private Generated tell(Instant at) {
        Outlet outlet = outlets.any(chance);
        Voice voice = studio.cast().anybody(chance);
        Label label = incident.mood().label(0, chance);
        Brief brief = new Brief(brand, null, outlet, voice, label, incident.topic() == null ? null : incident);
        return publish(studio.writer().write(brief, chance), outlet, voice, at);
    }

    private Generated setOff() {
        Outlet outlet = outlets.of(Register.POST);
        Voice voice = studio.cast().anybody(chance);
        Label label = incident.mood().negative() > 0 ? Label.NEGATIVE : Label.NEUTRAL;
        Brief brief = new Brief(brand, null, outlet, voice, label, null);
        return publish(studio.writer().origin(brief, incident, chance), outlet, voice, incident.start());
    }

    private Generated publish(Wording wording, Outlet outlet, Voice voice, Instant at) {
        return studio.press().publish(new Piece(wording, outlet, voice, at, incident.id(), null), chance);
    }
}
