package dev.grapevine.dashboard.console;

import dev.grapevine.brand.QueryTest;
import dev.grapevine.dashboard.change.Preview;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.query.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What a changed query would have heard in the last days, in words. */
record BrandTrial(String counts, List<Sample> added, List<Sample> removed) {

    /** @param why it would come in or go: clauses of the query */
    record Sample(String words, String why) {}

    static BrandTrial of(Preview.Line line, String query) {
        return new BrandTrial(
                "In the last 7 days " + MailText.number(line.before()) + " mentions were about it; it would be "
                        + MailText.number(line.after()) + ": " + MailText.number(line.added()) + " more, "
                        + MailText.number(line.removed()) + " fewer.",
                line.samplesAdded().stream()
                        .map(words -> new Sample(MailText.oneLine(words), whyIn(query, words)))
                        .toList(),
                line.samplesRemoved().stream()
                        .map(words -> new Sample(MailText.oneLine(words), whyOut(query, words)))
                        .toList());
    }

    private static String whyIn(String query, String words) {
        return clauses("matches ", QueryTest.of(trial(query, words)).why(), "");
    }

    private static String whyOut(String query, String words) {
        return clauses("left out by ", QueryTest.exclusions(trial(query, words)), "nothing asked for is in it");
    }

    private static String clauses(String before, List<Finding> findings, String otherwise) {
        return findings.isEmpty()
                ? otherwise
                : before
                        + findings.stream()
                                .map(finding -> MentionRow.name(finding.clause()))
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static QueryTest.Trial trial(String query, String words) {
        return new QueryTest.Trial(query, words, null, null, null, null, null, null);
    }
}
