package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Look;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.digest.Digest;
import dev.grapevine.dashboard.digest.DigestComposer;
import dev.grapevine.dashboard.digest.DigestReader;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.mail.Alert;
import dev.grapevine.dashboard.mail.AlertComposer;
import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.MailLinks;
import dev.grapevine.dashboard.mail.NoticeComposer;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what is to be told into words. Thread-safe. */
final class Writer {

    private final AlertComposer alerts;
    private final NoticeComposer notices;
    private final DigestComposer digests = new DigestComposer();
    private final DigestReader archive;
    private final MailLinks links;

    Writer(MailLinks links, DigestReader archive) {
        this.alerts = new AlertComposer(links);
        this.notices = new NoticeComposer(links);
        this.archive = archive;
        this.links = links;
    }

    /** It cannot be written now, and may be later. */
    static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYet(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Everything that is needed to write one thing to one recipient. */
    sealed interface Draft {
        Recipient recipient();

        /** Id of what opened the thread that it belongs to. */
        String first();
    }

    /** About an incident. */
    record AlertDraft(Recipient recipient, String first, Alert alert) implements Draft {}

    /** What was held back; {@code covers} are the deliveries that it stands for. */
    record SummaryDraft(
            Recipient recipient,
            String first,
            String brandName,
            List<IncidentEvent> held,
            List<String> covers,
            ZoneId zone)
            implements Draft {}

    /** That Grapevine is blind; or, where {@code back} is set, sees again. */
    record SightDraft(
            Recipient recipient,
            String first,
            Blindness blindness,
            String brandName,
            @Nullable Instant back,
            ZoneId zone)
            implements Draft {}

    /** A digest; without the stories that earlier ones told of and the mentions that somebody answered. */
    record DigestDraft(
            Recipient recipient,
            String first,
            Brand brand,
            Recipient.Digest kind,
            Instant from,
            Instant until,
            Set<String> told,
            Set<String> answered,
            List<SourceHealth> sources,
            ZoneId zone,
            Instant now)
            implements Draft {}

    Content write(Draft draft) {
        if (draft instanceof AlertDraft alert) {
            return alerts.compose(alert.alert());
        }
        if (draft instanceof SummaryDraft summary) {
            return notices.summary(summary.brandName(), summary.held(), summary.covers(), summary.zone());
        }
        if (draft instanceof SightDraft sight) {
            return sight.back() == null
                    ? notices.blind(sight.blindness(), sight.brandName(), sight.zone())
                    : notices.sight(sight.blindness(), sight.brandName(), sight.back(), sight.zone());
        }
        return digest((DigestDraft) draft);
    }

    private Content digest(DigestDraft draft) {
        try {
            Digest digest = archive.read(draft.brand(), draft.from(), draft.until(), draft.told(), draft.answered());
            return digests.compose(
                    digest, draft.kind(), draft.zone(), draft.sources(), unsubscribe(draft), links.console());
        } catch (ElasticsearchFault e) {
            throw new NotYet(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where one click ends it; null for what cannot be ended so. */
    @Nullable
    String unsubscribe(Draft draft) {
        return draft instanceof DigestDraft digest
                ? links.unsubscribe(digest.brand().id(), digest.recipient().key(), digest.now())
                : null;
    }

    static @Nullable Look look(@Nullable Brand brand) {
        return brand == null ? null : brand.look();
    }
}
