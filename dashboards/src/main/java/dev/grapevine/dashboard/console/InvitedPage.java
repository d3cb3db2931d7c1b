package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.action.Act.Verb;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.link.SignedLinks;
import dev.grapevine.dashboard.link.SignedLinks.Invitation;
import dev.grapevine.dashboard.link.SignedLinks.Purpose;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.incident.IncidentEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a signed link in a mail leads to: it shows, and acting is a POST, because mail scanners fetch every link. The
 * signature stands for the password; whoever was invited can do this one thing and see this one thing.
 */
final class InvitedPage {

    private final Optional<SignedLinks> links;
    private final Archive archive;
    private final ActLog acts;
    private final Supplier<List<IncidentEvent>> heard;
    private final Page page;

    InvitedPage(
            Optional<SignedLinks> links, Archive archive, ActLog acts, Supplier<List<IncidentEvent>> heard, Page page) {
        this.links = links;
        this.archive = archive;
        this.acts = acts;
        this.heard = heard;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        routes.get(Gate.INVITED + "{token}", this::show).post(Gate.INVITED + "{token}", this::act);
    }

    private void show(Context context) {
        Invitation invitation = invitation(context);
        if (invitation.purpose() == Purpose.DIGESTS) {
            show(context, invitation, "Digests about " + invitation.subject(), "", "unsubscribe");
            return;
        }
        IncidentEvent event = latest(invitation.subject());
        @Nullable String wanted = context.queryParam("do");
        show(
                context,
                invitation,
                MailText.oneLine(MailText.firstSentence(event)),
                MailText.oneLine(event.brandName()),
                wanted == null || !wanted.matches("acknowledge|silence|not-useful") ? "acknowledge" : wanted);
    }

    private void show(Context context, Invitation invitation, String headline, String brand, String wanted) {
        page.show(
                context,
                "invited.ftlh",
                new View(
                        invitation.purpose() == Purpose.DIGESTS,
                        headline,
                        brand,
                        MailText.oneLine(invitation.recipient()),
                        wanted,
                        context.pathParam("token")));
    }

    private void act(Context context) {
        Invitation invitation = invitation(context);
        if (invitation.purpose() == Purpose.DIGESTS) {
            // One click of a mail program (RFC 8058) sends no verb.
            boolean again = "subscribe".equals(context.formParam("verb"));
            acts.write(new Act(
                    Act.VERSION,
                    Act.digests(invitation.subject(), invitation.recipient()),
                    again ? Verb.SUBSCRIBE : Verb.UNSUBSCRIBE,
                    Instant.now(),
                    invitation.recipient(),
                    null,
                    null));
            page.say(
                    context,
                    again ? "You get digests again" : "No more digests",
                    "Digests about " + invitation.subject() + " to " + MailText.oneLine(invitation.recipient())
                            + (again ? " go on." : " have ended. The link in an old digest starts them again."),
                    "");
            return;
        }
        IncidentEvent last = latest(invitation.subject());
        Act act = ActForm.act(
                last.incident(),
                context.formParam("verb"),
                invitation.recipient(),
                context.formParam("note"),
                context.formParam("hours"),
                context.formParam("reason"),
                streamClock(last));
        acts.write(act);
        page.say(context, "Thank you", "It is written down, and the others can see it.", "");
    }

    private Invitation invitation(Context context) {
        return links.flatMap(signed -> signed.open(context.pathParam("token"), Instant.now()))
                .orElseThrow(() -> new NotFoundResponse(
                        "This link is older than two weeks, or is not complete. Open the console instead."));
    }

    private IncidentEvent latest(String incident) {
        return heard.get().stream()
                .filter(event -> event.incident().equals(incident))
                .max(Comparator.comparingInt(IncidentEvent::sequence))
                .orElseThrow(() ->
                        new NotFoundResponse("There is no such incident here; it may be older than what is kept."));
    }

    /** A silence has to end by the clock that the job decides by; without the archive, the incident's own. */
    private Instant streamClock(IncidentEvent last) {
        try {
            return archive.end().filter(end -> end.isAfter(last.at())).orElse(last.at());
        } catch (ElasticsearchFault e) {
            return last.at();
        }
    }

    /** @param wanted the verb whose button comes first */
    record View(boolean digests, String headline, String brand, String recipient, String wanted, String token) {}
}
