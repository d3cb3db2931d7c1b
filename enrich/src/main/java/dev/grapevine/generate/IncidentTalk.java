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
        this.outlets = outlets;
        this.copying = new Copying(studio, outlets);
        this.chance = new Chance(seed, "incident/" + incident.id());
    }

    List<Generated> during(Instant bin, double usual) {
        List<Generated> said = new ArrayList<>();
        boolean begins = !incident.start().isBefore(bin) && incident.start().isBefore(bin.plus(Traffic.BIN));
        if (begins) {
            first = setOff();
            said.add(first);
        }
        for (int left = chance.poisson(usual * incident.excess(bin)); left > 0; left--) {
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
        Brief brief = new Brief(brand, null, outlet, voice, label(), incident);
        return publish(studio.writer().write(brief, chance), outlet, voice, at);
    }

    private Generated setOff() {
        Outlet outlet = outlets.of(Register.POST);
        Voice voice = studio.cast().anybody(chance);
        Brief brief = new Brief(brand, null, outlet, voice, Label.NEGATIVE, incident);
        return publish(studio.writer().origin(brief, incident, chance), outlet, voice, incident.start());
    }

    private Generated publish(Wording wording, Outlet outlet, Voice voice, Instant at) {
        return studio.press().publish(new Piece(wording, outlet, voice, at, incident.id(), null), chance);
    }

    private Label label() {
        return chance.with(incident.negative()) ? Label.NEGATIVE : Label.NEUTRAL;
    }
}
