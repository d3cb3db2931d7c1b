package dev.grapevine.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the same people say about other things. */
final class UnrelatedTalk implements Traffic.Talk {

    private final Studio studio;
    private final Outlets outlets;
    private final Pace pace;
    private final Chance chance;

    UnrelatedTalk(Studio studio, long seed) {
        this.studio = studio;
        this.outlets = Outlets.general(studio.scenario().outlets());
        this.chance = new Chance(seed, "unrelated");
        this.pace = new Pace(studio.scenario().unrelatedPerDay(), chance);
    }

    @Override
    public List<Generated> during(Instant bin) {
        List<Generated> said = new ArrayList<>();
        for (int left = chance.poisson(pace.expected(bin)); left > 0; left--) {
            Outlet outlet = outlets.any(chance);
            Voice voice = studio.cast().anybody(chance);
            Wording wording = studio.writer().writeUnrelated(outlet, voice, chance);
            said.add(studio.press()
                    .publish(new Piece(wording, outlet, voice, Pace.within(bin, chance), null, null), chance));
        }
        return said;
    }
}
