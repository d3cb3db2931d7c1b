package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.measure.Reputation;
import dev.grapevine.measure.Tally;
import dev.grapevine.measure.WordOfMouth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind the reputation score, and what behind each complaint; docs/measures.md says how. */
final class Standing {

    private static final int CHANNELS = 6;

    private Standing() {}

    /** Each factor's points of all 100, beside those of the stretch before. */
    static List<TalkView.Item> reputation(Overview overview) {
        Optional<Reputation> now = Reputation.of(overview.total());
        Optional<Reputation> before = Reputation.of(overview.totalBefore());
        if (now.isEmpty()) {
            return List.of();
        }
        List<TalkView.Item> factors = new ArrayList<>();
        factors.add(factor("Mood", now.get().mood(), before.map(Reputation::mood), Reputation.MOOD));
        factors.add(factor("Calm", now.get().calm(), before.map(Reputation::calm), Reputation.CALM));
        now.get()
                .stars()
                .ifPresentOrElse(
                        stars -> factors.add(factor(
                                "Stars",
                                stars,
                                before.filter(each -> each.stars().isPresent())
                                        .map(each -> each.stars().getAsDouble()),
                                Reputation.STARS)),
                        () -> factors.add(new TalkView.Item("Stars", "", "no ratings: the others share their points")));
        return factors;
    }

    private static TalkView.Item factor(String name, double points, Optional<Double> before, double most) {
        return new TalkView.Item(
                name + ": " + MailText.decimal(points),
                "",
                "of " + MailText.decimal(most) + "; before: "
                        + before.map(MailText::decimal).orElse("–"));
    }

    /** The ratio of bad to good by channel against what equally many experiences would give. */
    static List<TalkView.Item> wordOfMouth(Overview overview, Scope scope) {
        List<TalkView.Item> rows = new ArrayList<>();
        WordOfMouth.of(overview.total())
                .badPerGood()
                .ifPresent(ratio -> rows.add(new TalkView.Item(
                        MailText.decimal(ratio) + " bad words for each good one",
                        "",
                        "equally many good and bad experiences would give " + WordOfMouth.WRITTEN)));
        overview.sourcesNow().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Tally> each) ->
                                each.getValue().mentions())
                        .reversed())
                .limit(CHANNELS)
                .forEach(each -> WordOfMouth.of(each.getValue())
                        .badPerGood()
                        .ifPresent(ratio -> rows.add(new TalkView.Item(
                                MentionRow.name(each.getKey()),
                                Address.mentions(scope, "source", each.getKey()),
                                MailText.decimal(ratio) + " for each good one"))));
        if (!rows.isEmpty()) {
            rows.add(new TalkView.Item(
                    "About "
                            + MailText.number(
                                    Math.round(WordOfMouth.of(overview.total()).badExperiences()))
                            + " bad experiences",
                    "",
                    WordOfMouth.SOURCE));
        }
        return rows;
    }
}
