package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.change.Preview;
import dev.grapevine.dashboard.console.MentionRow.Piece;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.spike.Expectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One brand in words, and as the form changes it.
 *
 * @param aspects its own, as they are typed
 * @param mistakes queries marked where they are wrong
 * @param policy when it alerts, in sentences
 * @param wasTried whether this was tried on what was heard
 * @param tried what it would change about which mentions are its; null where nothing
 * @param changes who changed what at the console, newest first
 */
record BrandView(
        String id,
        String name,
        String query,
        String aspects,
        List<List<Piece>> mistakes,
        List<String> problems,
        List<Choice> sensitivities,
        int minimum,
        int cooldown,
        List<String> policy,
        List<String> teams,
        List<String> recipients,
        List<String> own,
        boolean wasTried,
        @Nullable BrandTrial tried,
        List<IncidentView.Deed> changes) {

    private static final int CHANGES = 20;
    private static final int EXCERPT = 200;

    /** A brand in a list. */
    record Line(String id, String name, String query, boolean competitor, String policy) {}

    /** Our own before those that they are compared with. */
    static List<Line> list(List<Brand> brands) {
        return brands.stream()
                .sorted(Comparator.comparing(Brand::competitor).thenComparing(Brand::name))
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
        Typed asItIs = new Typed(
                MentionRow.block(brand.query()),
                TypedAspects.text(brand.market().aspects()),
                List.of(),
                List.of());
        @Nullable
        BrandTrial tried =
                preview.map(line -> BrandTrial.of(line, brand.query())).orElse(null);
        return of(brand, asItIs, changes, wasTried, tried);
    }

    static BrandView wrong(Brand present, List<Act> changes, BrandForm form) {
        Typed typed = new Typed(form.query(), form.aspects(), form.mistakes(), form.problems());
        return of(present, typed, changes, false, null);
    }

    private record Typed(String query, String aspects, List<QueryMistake> mistakes, List<String> problems) {}

    private static BrandView of(
            Brand brand, Typed typed, List<Act> changes, boolean wasTried, @Nullable BrandTrial tried) {
        return new BrandView(
                brand.id(),
                MentionRow.name(brand.name()),
                typed.query(),
                typed.aspects(),
                typed.mistakes().stream().map(QueryMistake::pieces).toList(),
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
                brand.market().teams().stream()
                        .map(Team::name)
                        .map(MentionRow::name)
                        .toList(),
                brand.recipients().stream()
                        .map(Recipient::key)
                        .map(MentionRow::name)
                        .toList(),
                Stream.concat(brand.ownAccounts().stream(), brand.ownDomains().stream())
                        .map(MentionRow::name)
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
}
