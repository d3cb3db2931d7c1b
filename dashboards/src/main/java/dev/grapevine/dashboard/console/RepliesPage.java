package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Verb;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.reply.Wish;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who needs an answer, and how far it is.
 *
 * <p>Nothing is ever sent to the people who wrote: somebody answers them where they are, and says so here.
 */
final class RepliesPage {

    private static final int LONGEST = 500;

    private static final Map<String, Verb> VERBS = Map.of(
            "assign", Verb.ASSIGN,
            "note", Verb.NOTE,
            "answered", Verb.ANSWERED,
            "close", Verb.CLOSE,
            "reopen", Verb.REOPEN,
            "hand-over", Verb.HAND_OVER);

    private final Archive archive;
    private final ReplyDesk desk;
    private final Brands brands;
    private final ActLog acts;
    private final HandOver handOver;
    private final Page page;

    RepliesPage(Archive archive, ReplyDesk desk, Brands brands, ActLog acts, HandOver handOver, Page page) {
        this.archive = archive;
        this.desk = desk;
        this.brands = brands;
        this.acts = acts;
        this.handOver = handOver;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/replies", "replies.ftlh", this::view);
        routes.post("/replies/{brand}/{mention}", this::act);
    }

    private Optional<RepliesView> view(Context context) {
        return archive.end().map(end -> view(context, end));
    }

    private RepliesView view(Context context, Instant newest) {
        List<Brand> all = brands.all();
        Brand brand = Brands.choose(all, context.queryParam("brand"));
        Stretch stretch = Stretch.of(context, newest);
        List<EnrichedMention> asking = desk.asking(brand.id(), stretch.start(), stretch.end());
        return RepliesView.of(
                Scope.of(all, brand, stretch),
                new RepliesView.Material(
                        brand,
                        asking,
                        acts.bySubject(),
                        desk.ownAnswers(
                                brand.id(),
                                asking.stream()
                                        .map(mention -> mention.mention().id())
                                        .toList()),
                        desk.lastWords(
                                brand.id(),
                                asking.stream()
                                        .map(mention -> mention.voice().id())
                                        .distinct()
                                        .toList()),
                        archive.clock(newest)),
                RepliesView.State.of(context.queryParam("state")),
                RepliesView.orEmpty(context.queryParam("team")));
    }

    private void act(Context context) {
        Brand brand = brands.asked(context.pathParam("brand"));
        EnrichedMention mention = archive.mention(brand.id(), context.pathParam("mention"))
                .orElseThrow(
                        () -> new NotFoundResponse("There is no such mention any more; it may have been deleted."));
        Verb verb = Optional.ofNullable(VERBS.get(RepliesView.orEmpty(context.formParam("verb"))))
                .orElseThrow(() -> new BadRequestResponse("Choose what to do."));
        String note = note(verb, context.formParam("note"), brand, mention);
        if (verb != Verb.NOTE && Wish.of(mention.contactPreference()).isForNoAnswer()) {
            throw new BadRequestResponse("Whoever wrote this asked for no answer. You can still write a note.");
        }
        Visitor visitor = Gate.visitor(context);
        if (verb == Verb.HAND_OVER) {
            hand(mention, brand, visitor);
        }
        acts.write(new Act(
                Act.VERSION,
                mention.mention().id(),
                verb,
                acts.next(mention.mention().id(), archive.clock(archive.end().orElse(mention.eventTime()))),
                visitor.nameOr(Gate.SOMEBODY),
                note.isEmpty() ? null : note,
                null));
        context.redirect(
                "/replies?" + Address.query(Map.of("brand", brand.id(), "range", range(context))) + "#m-"
                        + mention.mention().id(),
                HttpStatus.SEE_OTHER);
    }

    private static String range(Context context) {
        return Span.of(context.formParam("range")).key();
    }

    private static String note(Verb verb, @Nullable String typed, Brand brand, EnrichedMention mention) {
        String text = MailText.shorten(RepliesView.orEmpty(typed), LONGEST);
        return switch (verb) {
            case HAND_OVER -> team(brand, mention).name();
            case ANSWERED ->
                text.isEmpty()
                        ? ""
                        : SafeLink.of(text)
                                .orElseThrow(() -> new BadRequestResponse(
                                        "The answer's link is no web address; leave it out or copy it whole."));
            case ASSIGN, NOTE -> {
                if (text.isEmpty()) {
                    throw new BadRequestResponse("Write " + (verb == Verb.NOTE ? "a note." : "whom to give it to."));
                }
                yield text;
            }
            default -> text;
        };
    }

    private static Team team(Brand brand, EnrichedMention mention) {
        return RepliesView.team(brand, mention)
                .filter(team -> team.secret() != null)
                .orElseThrow(() -> new BadRequestResponse("No team with a help desk answers this."));
    }

    private void hand(EnrichedMention mention, Brand brand, Visitor visitor) {
        Posted posted = handOver.post(team(brand, mention), brand, mention, visitor, Instant.now());
        if (posted instanceof Posted.Refused refused) {
            throw new BadRequestResponse("The help desk refused it: " + refused.reason());
        }
        if (posted instanceof Posted.TryLater later) {
            throw new BadRequestResponse(
                    "The help desk does not answer, so nothing was handed over: " + later.reason());
        }
    }
}
