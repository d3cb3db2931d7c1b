package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Reason;
import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.console.Rehearsals.Question;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.spike.Proposal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which mails a brand would have sent in the last month at other sensitivities, and what would have spared people an
 * incident that they called not useful: one press makes it the rule.
 */
final class BacktestPage {

    private final Archive archive;
    private final Rehearsals rehearsals;
    private final Brands brands;
    private final BrandDesk desk;
    private final ActLog acts;
    private final Supplier<List<IncidentEvent>> heard;
    private final Page page;

    BacktestPage(
            Archive archive,
            Rehearsals rehearsals,
            Brands brands,
            BrandDesk desk,
            ActLog acts,
            Supplier<List<IncidentEvent>> heard,
            Page page) {
        this.archive = archive;
        this.rehearsals = rehearsals;
        this.brands = brands;
        this.desk = desk;
        this.acts = acts;
        this.heard = heard;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/backtests/{brand}", "backtest.ftlh", this::view);
        routes.post("/brands/{brand}/proposals", this::apply);
    }

    private Optional<BacktestView> view(Context context) {
        Question question = new Question(
                brands.asked(context.pathParam("brand")),
                incident(context.queryParam("incident")),
                reason(context.queryParam("reason")));
        try {
            return archive.end().map(end -> BacktestView.of(question, rehearsals.ask(question, end)));
        } catch (RejectedExecutionException e) {
            throw new ServiceUnavailableResponse("Too many back-tests are waiting. Try again in a minute.");
        }
    }

    /** What is confirmed is made anew from the brand as it stands now, so that nobody's other change is undone. */
    private void apply(Context context) {
        Brand brand = brands.asked(context.pathParam("brand"));
        IncidentEvent incident = incident(context.formParam("incident"));
        String words = Objects.requireNonNullElse(context.formParam("proposal"), "");
        Proposal proposal = Optional.ofNullable(incident).stream()
                .flatMap(opened -> Proposal.of(brand, opened, reason(context.formParam("reason"))).stream())
                .filter(each -> MailText.oneLine(each.words()).equals(words))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse(
                        "That proposal fits no more: the brand was changed meanwhile. Go back, reload the page, and"
                                + " choose again."));
        Visitor visitor = Gate.visitor(context);
        desk.apply(proposal.brand(), words, visitor);
        tell(Objects.requireNonNull(incident), brand, words, visitor);
        context.redirect("/brands/" + Address.encoded(brand.id()), HttpStatus.SEE_OTHER);
    }

    /** On the incident's page, too, stands what came of it. */
    private void tell(IncidentEvent incident, Brand brand, String words, Visitor visitor) {
        acts.write(new Act(
                Act.VERSION,
                incident.incident(),
                Act.Verb.NOTE,
                acts.next(incident.incident(), archive.clock(archive.end().orElse(incident.at()))),
                visitor.nameOr(Gate.SOMEBODY),
                "changed the rule of " + MentionRow.name(brand.name()) + ": " + words,
                null));
    }

    private @Nullable IncidentEvent incident(@Nullable String id) {
        return heard.get().stream()
                .filter(event -> event.incident().equals(id))
                .min(Comparator.comparingInt(IncidentEvent::sequence))
                .orElse(null);
    }

    private static Reason reason(@Nullable String key) {
        return Arrays.stream(Reason.values())
                .filter(reason -> Words.low(reason).replace('_', '-').equals(key))
                .findFirst()
                .orElse(Reason.OTHER);
    }
}
