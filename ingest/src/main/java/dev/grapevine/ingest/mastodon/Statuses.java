package dev.grapevine.ingest.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.mastodon.EventLines.Event;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of one server as mentions, under the server's name and its own id of them: that is all a deletion carries.
 *
 * <p>Left out: what is not public, boosts (the boosted status counts), and accounts that do not want to be found.
 */
final class Statuses {

    private static final Set<String> PUBLIC = Set.of("public", "unlisted");
    private static final String SEARCHABLE_ONLY = "searchableOnly";

    private final Reading reading;
    private final String server;

    Statuses(Reading reading) {
        this.reading = reading;
        this.server = server(reading.origin().source().location());
    }

    static String server(String location) {
        String host = URI.create(location).getHost();
        return host == null ? location : host;
    }

    /** The native id of a status. */
    String nativeId(String id) {
        return server + "/" + id;
    }

    void event(Event event) {
        switch (event.name()) {
            case "update" -> status(event, false);
            case "status.update" -> status(event, true);
            case "delete" ->
                reading.intakes().add(reading.gone(nativeId(event.data().strip())));
            default -> reading.skip(null, "the event '" + PlainText.cut(event.name(), 40) + "' is about no status");
        }
    }

    private void status(Event event, boolean edited) {
        try {
            JsonNode status = Json.json().readTree(event.data());
            reading.one(status, each -> read(each, edited));
        } catch (JsonProcessingException e) {
            reading.intakes()
                    .add(Garbled.of(
                            event.data(),
                            reading.origin().source().name(),
                            event.name(),
                            "NOT_JSON",
                            "expected a status as JSON"));
        }
    }

    Intake read(JsonNode status) {
        return read(status, false);
    }

    private Intake read(JsonNode status, boolean edited) {
        String id = Tree.text(status, "id");
        if (status.path("reblog").isObject()) {
            return read(status.path("reblog"), false);
        }
        if (id == null || !MastodonParser.isStatus(status)) {
            return Reading.skipped(id, "it is no status");
        }
        String why = whyNot(status);
        return why == null ? heard(id, status, edited) : Reading.skipped(nativeId(id), why);
    }

    private @Nullable String whyNot(JsonNode status) {
        JsonNode account = status.path("account");
        if (!PUBLIC.contains(status.path("visibility").asText("public"))) {
            return "it is not public";
        }
        if (Tree.flag(account, "noindex")) {
            return "the account does not want to be indexed";
        }
        if (account.path("discoverable").isBoolean() && !Tree.flag(account, "discoverable") && onlySearchable()) {
            return "the account does not want to be discovered";
        }
        return onlySearchable() && !Tree.flag(account, "indexable") ? "the account has not opted into search" : null;
    }

    private boolean onlySearchable() {
        return reading.origin().source().options().flag(SEARCHABLE_ONLY);
    }

    private Intake heard(String id, JsonNode status, boolean edited) {
        Element content =
                Jsoup.parseBodyFragment(status.path("content").asText()).body();
        String parent = Tree.text(status, "in_reply_to_id");
        String revision = Tree.text(status, "edited_at");
        return Reading.heard(reading.mention(nativeId(id))
                .action(edited ? Action.UPDATE : Action.CREATE)
                .revision(revision == null ? Tree.text(status, "created_at") : revision)
                .sourceType(parent == null ? reading.origin().source().sourceType() : SourceType.COMMENT)
                .published(Tree.time(status, "created_at"))
                .url(Tree.text(status, "url"))
                .author(author(status.path("account")))
                .title(Tree.title(status, "spoiler_text"))
                .text(Tree.html(status, "content"))
                .language(language(status))
                .engagement(new Engagement(
                        Tree.number(status, "favourites_count"),
                        Tree.number(status, "reblogs_count"),
                        Tree.number(status, "replies_count"),
                        null,
                        reading.fetched()))
                .thread(parent == null ? null : new ThreadRef(nativeId(parent), null))
                .hashtags(Tree.texts(status.path("tags"), "name"))
                .links(links(content, status))
                .visibility(status.path("visibility").asText("public")));
    }

    private @Nullable String language(JsonNode status) {
        String language = Tree.text(status, "language");
        return language == null ? reading.origin().source().handling().language() : language;
    }

    /** The account's address is its native id: local ids differ from server to server. */
    private Author author(JsonNode account) {
        String uri = Tree.text(account, "uri");
        String url = uri == null ? Tree.text(account, "url") : uri;
        String acct = account.path("acct").asText();
        return reading.origin()
                .author(
                        reading.origin().source().platform(),
                        url == null ? server + "/" + account.path("id").asText() : url,
                        acct.isBlank() ? Tree.text(account, "username") : acct,
                        Tree.number(account, "followers_count"),
                        null);
    }

    /** Without links to people and hashtags. */
    private static List<String> links(Element content, JsonNode status) {
        List<String> links = new ArrayList<>();
        for (Element link : content.select("a[href]")) {
            String href = link.attr("href");
            if (!link.hasClass("mention") && !link.hasClass("hashtag") && href.startsWith("http")) {
                links.add(href);
            }
        }
        String card = Tree.text(status, "card", "url");
        if (card != null && !links.contains(card)) {
            links.add(card);
        }
        return links;
    }
}
