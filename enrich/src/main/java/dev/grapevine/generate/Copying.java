package dev.grapevine.generate;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** How words are carried on: reposts of posts, syndicated news, each with small changes, minutes to hours later. */
final class Copying {

    private static final double DELAY_SECONDS = 2_400;
    private static final long HEARD = 2_000;

    private final Studio studio;
    private final Outlets outlets;

    Copying(Studio studio, Outlets outlets) {
        this.studio = studio;
        this.outlets = outlets;
    }

    /** The copies of a mention on an ordinary day: mostly none. */
    List<Generated> spread(Generated original, Chance chance) {
        return IntStream.range(0, copies(original, chance))
                .mapToObj(copy -> copy(original, later(original, chance), chance))
                .toList();
    }

    /** @param at must be after the original */
    Generated copy(Generated original, Instant at, Chance chance) {
        Outlet first = outlet(original);
        Outlet outlet = outlets.like(first, chance);
        Voice voice = studio.cast().anybody(chance);
        Wording words = new Wording(
                original.mention().title(),
                String.valueOf(original.mention().text()),
                original.truth().sentiment(),
                original.truth().aspect(),
                null);
        Wording wording =
                studio.writer().copy(words, first.register(), original.truth().author(), chance);
        String story = original.truth().story();
        return studio.press()
                .publish(new Piece(wording, outlet, voice, at, original.truth().incident(), story), chance);
    }

    boolean canBeCopied(Generated original) {
        return outlet(original).register().copied();
    }

    private int copies(Generated original, Chance chance) {
        return switch (outlet(original).register()) {
            case NEWS -> chance.with(0.4) ? 1 + chance.below(2) : 0;
            case POST -> chance.with(isHeard(original) ? 0.2 : 0.02) ? 1 + chance.poisson(2) : 0;
            case FORUM, BLOG, REVIEW, OWN -> 0;
        };
    }

    private static boolean isHeard(Generated original) {
        Long followers = original.mention().author() == null
                ? null
                : original.mention().author().followers();
        return followers != null && followers > HEARD;
    }

    private static Instant later(Generated original, Chance chance) {
        return original.mention().eventTime().plusSeconds(30 + (long) chance.exponential(DELAY_SECONDS));
    }

    private Outlet outlet(Generated original) {
        return studio.outlet(original.mention().source());
    }
}
