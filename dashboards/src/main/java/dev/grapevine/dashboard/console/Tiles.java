package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.console.OverviewView.Tile;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.measure.Reputation;
import dev.grapevine.measure.Tally;
import java.util.List;
import java.util.OptionalDouble;

/** The overview's figures, each beside the stretch before and with the mentions that it is made of. */
final class Tiles {

    private Tiles() {}

    static List<Tile> of(Overview overview, Scope scope) {
        Tally now = overview.total();
        Tally before = overview.totalBefore();
        String all = Address.mentions(scope, "mood", "");
        return List.of(
                new Tile("Reputation", score(now), "before: " + score(before) + "; of 100, see below", "", all),
                new Tile(
                        "Mentions",
                        Words.compact(now.mentions()),
                        Words.change(now.mentions(), before.mentions()),
                        "",
                        all),
                new Tile(
                        "Different stories",
                        Words.compact(now.stories()),
                        Words.change(now.stories(), before.stories()),
                        "",
                        Address.mentions(scope, "folded", "1")),
                new Tile(
                        "New voices",
                        Words.compact(now.authors()),
                        Words.change(now.authors(), before.authors()),
                        "",
                        Address.mentions(scope, "debut", "true")),
                new Tile(
                        "Net sentiment",
                        Words.balance(now.netSentiment()),
                        "before: " + Words.balance(before.netSentiment()) + "; from -100 to +100",
                        tone(now),
                        all),
                new Tile(
                        "Negative",
                        Words.share(now.negativeShare()),
                        "before: " + Words.share(before.negativeShare()),
                        "",
                        Address.mentions(scope, "mood", "negative")),
                new Tile(
                        "Not scored",
                        Words.share(unscored(now)),
                        "before: " + Words.share(unscored(before)) + "; left out of sentiment",
                        "",
                        Address.mentions(scope, "mood", "unscored")),
                new Tile(
                        "Share of voice",
                        Words.share(now.shareOfVoice(overview.competitors(overview.now()))),
                        "before: " + Words.share(before.shareOfVoice(overview.competitors(overview.before())))
                                + "; of different stories",
                        "",
                        all),
                new Tile(
                        "Stars",
                        stars(now),
                        "before: " + stars(before) + "; of " + Words.count(now.rated(), "rating"),
                        "",
                        all),
                new Tile(
                        "Potential reach",
                        Words.compact(now.reach()),
                        "before: " + Words.compact(before.reach()) + "; followers, not readers",
                        "",
                        Address.mentions(scope, "order", "reach")));
    }

    private static OptionalDouble unscored(Tally tally) {
        return tally.mentions() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) tally.unscored() / tally.mentions());
    }

    private static String score(Tally tally) {
        return Reputation.of(tally)
                .map(reputation -> String.valueOf(Math.round(reputation.score())))
                .orElse("–");
    }

    private static String stars(Tally tally) {
        OptionalDouble average = tally.averageStars();
        return average.isEmpty() ? "–" : MailText.decimal(average.getAsDouble());
    }

    private static String tone(Tally tally) {
        long points = Math.round(tally.netSentiment().orElse(0) * 100);
        return points < 0 ? "negative" : points > 0 ? "positive" : "";
    }
}
