package dev.grapevine.ingest;

import dev.grapevine.ingest.api.Access;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.ApiConnector;
import dev.grapevine.ingest.api.Lookup;
import dev.grapevine.ingest.api.Lookups;
import dev.grapevine.ingest.api.OAuth;
import dev.grapevine.ingest.api.Recheck;
import dev.grapevine.ingest.article.ArticlesConnector;
import dev.grapevine.ingest.bluesky.JetstreamLine;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.DocumentConnector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Rotation;
import dev.grapevine.ingest.discourse.DiscourseParser;
import dev.grapevine.ingest.discourse.PostsApi;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Manners;
import dev.grapevine.ingest.fetch.PageClient;
import dev.grapevine.ingest.fetch.WebClient;
import dev.grapevine.ingest.file.FileFormats;
import dev.grapevine.ingest.file.FilesConnector;
import dev.grapevine.ingest.file.Records;
import dev.grapevine.ingest.hackernews.HackerNewsParser;
import dev.grapevine.ingest.hackernews.SearchApi;
import dev.grapevine.ingest.keyed.KeyedConnectors;
import dev.grapevine.ingest.mail.MailboxLine;
import dev.grapevine.ingest.mail.Mbox;
import dev.grapevine.ingest.mastodon.EventLine;
import dev.grapevine.ingest.mastodon.MastodonConnector;
import dev.grapevine.ingest.mastodon.MastodonParser;
import dev.grapevine.ingest.mastodon.TimelineApi;
import dev.grapevine.ingest.reddit.ListingApi;
import dev.grapevine.ingest.reddit.RedditParser;
import dev.grapevine.ingest.replay.ReplayConnector;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import dev.grapevine.ingest.source.Option;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Terms;
import dev.grapevine.ingest.stream.StreamConnector;
import dev.grapevine.ingest.webhook.Door;
import dev.grapevine.ingest.webhook.HookLine;
import dev.grapevine.ingest.websub.SubscribedFeed;
import dev.grapevine.ingest.youtube.CommentsApi;
import dev.grapevine.ingest.youtube.YouTubeParser;
import dev.grapevine.mention.Pseudonyms;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okhttp3.Credentials;

/** Makes the connector of a source: the one place where kinds of sources and their packages meet. */
final class Connectors implements AutoCloseable {

    private static final long RECHECKS_AN_HOUR = 60;
    private static final String FIREBASE = "https://hacker-news.firebaseio.com";

    private final IngestOptions options;
    private final Pseudonyms pseudonyms;
    private final Terms terms;
    private final WebClient web;
    private final PageClient pages;
    private final ApiClient apis;
    private final Door door;

    /** @param terms what sources are searched for */
    Connectors(IngestOptions options, Terms terms) {
        this.options = options;
        this.terms = terms;
        this.pseudonyms = new Pseudonyms(options.pseudonymKey());
        this.web = new WebClient(options.fetch());
        this.pages = new PageClient(web, InstantSource.system());
        this.apis = new ApiClient(options.fetch());
        this.door = new Door(options.hooks().host(), options.hooks().port(), InstantSource.system());
    }

    /** @throws IllegalArgumentException if it lacks something that only the environment can give */
    Connector of(Source source) {
        Origin origin = new Origin(source, pseudonyms);
        return switch (source.kind()) {
            case JSONL -> new ReplayConnector(origin, options.replaySpeed());
            case FEED -> feed(origin);
            case ARTICLES -> new ArticlesConnector(origin, web(source), pages(source), options.clock());
            case APPSTORE -> new DocumentConnector(origin, web(source), new AppStoreParser(), options.clock());
            case REVIEWS -> new DocumentConnector(origin, pages(source), new ReviewParser(), options.clock());
            case MASTODON -> mastodon(origin);
            case BLUESKY -> new StreamConnector(new JetstreamLine(origin, wanted(source), apis, options.clock()));
            case HACKERNEWS -> hackerNews(origin);
            case REDDIT -> reddit(origin);
            case YOUTUBE -> youTube(origin);
            case DISCOURSE -> discourse(origin);
            case API, STACKEXCHANGE, LEMMY, GOOGLEPLAY, APPSTORECONNECT, GOOGLEBUSINESS, TRUSTPILOT ->
                new KeyedConnectors(apis, terms, options.clock()).of(origin, options.secrets());
            case FILES -> files(origin);
            case MAILBOX ->
                new StreamConnector(new MailboxLine(origin, options.secrets().of(source), options.clock()));
            case WEBHOOK ->
                new StreamConnector(new HookLine(door, origin, options.secrets().of(source), options.clock()));
        };
    }

    /** Where webhooks come in; 0 while nobody listens for any. */
    int hooksPort() {
        return door.port();
    }

    /** Where hubs can reach us, feeds are pushed too. */
    private Connector feed(Origin origin) {
        String reachedAt = options.hooks().reachedAt();
        Fetch fetch = web(origin.source());
        return reachedAt == null
                ? new DocumentConnector(origin, fetch, new FeedParser(), options.clock())
                : new SubscribedFeed(origin, fetch, new FeedParser(), options.clock(), reachedAt, door, apis);
    }

    private Fetch web(Source source) {
        return web.with(manners(source));
    }

    private Fetch pages(Source source) {
        return pages.with(manners(source));
    }

    /** A source may say how fast its own site may be asked. */
    private Manners manners(Source source) {
        Duration usual = web.manners().usual();
        return web.manners()
                .at(URI.create(source.location()).getHost(), source.options().duration(Option.PACE.key(), usual));
    }

    private Connector mastodon(Origin origin) {
        Source source = origin.source();
        String server = source.location();
        Access access = options.secrets().find(source).map(Access::bearer).orElse(Access.NONE);
        List<String> tags = source.options().list("tags");
        Connector timelines = tags.isEmpty()
                ? asked(origin, TimelineApi.ofAll(server), access)
                : new Rotation(() -> tags, tag -> asked(origin, TimelineApi.ofTag(server, tag), access));
        Lookup lookup = Lookups.single(
                id -> server + "/api/v1/statuses/" + id.substring(id.indexOf('/') + 1), new MastodonParser(), true);
        Connector polled = rechecked(origin, timelines, lookup, access);
        if (access == Access.NONE) {
            return polled;
        }
        StreamConnector stream = new StreamConnector(
                new EventLine(origin, access, wanted(source).and(isTagged(tags)), apis, options.clock()));
        return new MastodonConnector(stream, polled, source.every(), options.clock());
    }

    private static Predicate<Intake> isTagged(List<String> tags) {
        List<String> lower =
                tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
        return intake -> lower.isEmpty()
                || !(intake instanceof Heard heard)
                || heard.mention().hashtags().stream().anyMatch(tag -> lower.contains(tag.toLowerCase(Locale.ROOT)));
    }

    private Connector hackerNews(Origin origin) {
        String base = origin.source().location();
        String items = origin.source().kind().defaultUrl().filter(base::equals).isPresent() ? FIREBASE : base;
        Duration backfill = origin.source().options().duration("backfill", Duration.ofDays(1));
        Connector search =
                new Rotation(terms(origin), term -> asked(origin, new SearchApi(base, term, backfill), Access.NONE));
        Lookup lookup = Lookups.single(id -> items + "/v0/item/" + id + ".json", new HackerNewsParser(), false);
        return rechecked(origin, search, lookup, Access.NONE);
    }

    private Connector reddit(Origin origin) {
        String base = origin.source().location();
        Options told = origin.source().options();
        String tokens = base.replace("https://oauth.", "https://www.") + "/api/v1/access_token";
        String credentials = Credentials.basic(
                told.text("clientId").orElse(""), options.secrets().of(origin.source()));
        ApiRequest question = ApiRequest.post(tokens, Map.of("grant_type", "client_credentials"))
                .header("Authorization", credentials);
        Access access = new OAuth(apis, () -> question, InstantSource.system());
        Connector listings = new Rotation(
                () -> ListingApi.questions(told.list("subreddits"), terms.of(origin.source())),
                each -> asked(origin, new ListingApi(base, each), access));
        Lookup lookup = Lookups.many(
                100, ApiRequest.get(base + "/api/info").query("raw_json", 1), "id", new RedditParser(), true);
        return rechecked(origin, listings, lookup, access);
    }

    private Connector youTube(Origin origin) {
        String base = origin.source().location();
        Options told = origin.source().options();
        Access access = Access.query("key", options.secrets().of(origin.source()));
        List<String> questions = CommentsApi.questions(told.list("videos"), told.list("channels"));
        Connector comments = new Rotation(() -> questions, each -> asked(origin, new CommentsApi(base, each), access));
        ApiRequest list = ApiRequest.get(base + "/comments").query("part", "snippet");
        return rechecked(origin, comments, Lookups.many(50, list, "id", new YouTubeParser(), false), access);
    }

    private Connector discourse(Origin origin) {
        URI location = URI.create(origin.source().location());
        String base = location.getScheme() + "://" + location.getAuthority();
        Options told = origin.source().options();
        Access access = options.secrets()
                .find(origin.source())
                .<Access>map(key -> request -> request.header("Api-Key", key)
                        .header("Api-Username", told.text("user").orElse("system")))
                .orElse(Access.NONE);
        Connector posts = asked(origin, new PostsApi(base, told.duration("backfill", Duration.ofDays(1))), access);
        Lookup lookup = Lookups.single(
                id -> base + "/posts/" + id.substring(id.lastIndexOf('/') + 1) + ".json", new DiscourseParser(), false);
        return rechecked(origin, posts, lookup, access);
    }

    private Connector files(Origin origin) {
        boolean mails =
                origin.source().options().text("format").filter("mbox"::equals).isPresent();
        Records.Format format = mails ? Mbox.format(origin, options.clock()) : FileFormats.of(origin, options.clock());
        return new FilesConnector(origin, format, InstantSource.system());
    }

    private Connector asked(Origin origin, Api api, Access access) {
        return new ApiConnector(origin, api, access, apis, options.clock());
    }

    private Connector rechecked(Origin origin, Connector connector, Lookup lookup, Access access) {
        long budget = origin.source().options().number("recheck", RECHECKS_AN_HOUR);
        return new Recheck(connector, lookup, origin, access, apis, options.clock(), budget);
    }

    private Supplier<List<String>> terms(Origin origin) {
        return () -> terms.of(origin.source());
    }

    private Predicate<Intake> wanted(Source source) {
        Function<Heard, String> words = heard -> heard.mention().words();
        return intake -> !(intake instanceof Heard heard) || terms.isAbout(source, words.apply(heard));
    }

    @Override
    public void close() {
        door.close();
        web.close();
        apis.close();
    }
}
