package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.Market.OwnAspect;
import dev.grapevine.brand.QueryTest;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.change.Preview;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.query.Finding;
import dev.grapevine.query.QueryProblem;
import dev.grapevine.spike.Expectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One brand in words, and as the form changes it.
 *
 * @param pieces the query as typed, marked where it is wrong
 * @param policy when it alerts, in sentences
 * @param wasTried whether this was tried on what was heard
 * @param tried what it would change about which mentions are its; null where nothing
 * @param changes who changed what at the console, newest first
 */
record BrandView(
        String id,
        String name,
        String query,
        List<MentionRow.Piece> pieces,
        List<String> problems,
        List<Choice> sensitivities,
        int minimum,
        int cooldown,
        List<String> policy,
        List<String> aspects,
        List<String> teams,
        List<String> recipients,
        List<String> own,
        boolean wasTried,
        @Nullable Tried tried,
        List<IncidentView.Deed> changes) {

    private static final int CHANGES = 20;
    private static final int EXCERPT = 200;

    /** A brand in a list. */
    record Line(String id, String name, String query, boolean competitor, String policy) {}

    record Tried(String counts, List<Sample> added, List<Sample> removed) {}

    /** @param why it would come in or go: clauses of the query */
    record Sample(String words, String why) {}

    static List<Line> list(List<Brand> brands) {
        return brands.stream()
                .map(brand -> new Line(
                        brand.id(),
                        MentionRow.name(brand.name()),
                        MailText.shorten(MailText.oneLine(brand.query()), EXCERPT),
                        brand.competitor(),
                        Words.low(brand.policy().sensitivity()) + ": "
                                + Expectation.words(brand.policy().sensitivity())))
                .toList();
    }

    /** @param changes oldest first */
    static BrandView of(Brand brand, List<Act> changes, Optional<Preview.Line> preview, boolean wasTried) {
        Typed asItIs = new Typed(brand.query(), List.of(), List.of());
        return of(
                brand,
                asItIs,
                changes,
                wasTried,
                preview.map(line -> tried(line, brand.query())).orElse(null));
    }

    static BrandView wrong(Brand present, List<Act> changes, BrandForm form) {
        return of(present, new Typed(form.query(), form.queryProblems(), form.problems()), changes, false, null);
    }

    private record Typed(String query, List<QueryProblem> wrong, List<String> problems) {}

    private static BrandView of(Brand brand, Typed typed, List<Act> changes, boolean wasTried, @Nullable Tried tried) {
        return new BrandView(
                brand.id(),
                MentionRow.name(brand.name()),
                typed.query(),
                pieces(typed.query(), typed.wrong()),
                typed.problems().stream().map(MailText::oneLine).toList(),
                Arrays.stream(Sensitivity.values())
                        .map(each -> new Choice(
                                Words.low(each),
                                Words.low(each) + ": " + Expectation.words(each),
                                each == brand.policy().sensitivity()))
                        .toList(),
                brand.policy().minimumMentions(),
                brand.policy().cooldownHours(),
                policy(brand),
                brand.market().aspects().stream().map(OwnAspect::name).toList(),
                brand.market().teams().stream().map(Team::name).toList(),
                brand.recipients().stream().map(Recipient::key).toList(),
                Stream.concat(brand.ownAccounts().stream(), brand.ownDomains().stream())
                        .toList(),
                wasTried,
                tried,
                changes(brand, changes));
    }

    private static List<IncidentView.Deed> changes(Brand brand, List<Act> changes) {
        List<Act> newest = new ArrayList<>(changes);
        Collections.reverse(newest);
        return newest.stream()
                .limit(CHANGES)
                .map(act -> Deeds.of(act, brand.zone()))
                .toList();
    }

    private static List<String> policy(Brand brand) {
        return Stream.of(
                        "Sensitivity " + Words.low(brand.policy().sensitivity()) + ": "
                                + Expectation.words(brand.policy().sensitivity()) + ".",
                        "Fewer than " + brand.policy().minimumMentions() + " different stories never alert.",
                        "Within " + brand.policy().cooldownHours()
                                + " hours of an incident, only a clearly worse one is told.",
                        brand.policy().kinds().isEmpty()
                                ? "Every kind of incident is told."
                                : "Told are only: "
                                        + String.join(", ", brand.policy().kinds()) + ".",
                        brand.competitor() ? "It is a competitor: it goes to the digest and wakes nobody." : "")
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The query cut at each mistake, the sign where it begins marked. */
    private static List<MentionRow.Piece> pieces(String query, List<QueryProblem> wrong) {
        List<MentionRow.Piece> pieces = new ArrayList<>();
        int done = 0;
        for (QueryProblem problem : wrong) {
            int at = Math.min(problem.position(), query.length());
            if (at >= done) {
                pieces.add(new MentionRow.Piece(query.substring(done, at), false));
                int end = Math.min(at + 1, query.length());
                pieces.add(new MentionRow.Piece(at == end ? "(here)" : query.substring(at, end), true));
                done = end;
            }
        }
        pieces.add(new MentionRow.Piece(query.substring(done), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static Tried tried(Preview.Line line, String query) {
        return new Tried(
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
