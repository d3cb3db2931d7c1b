package dev.grapevine.ingest.article;

import dev.grapevine.ingest.article.Sitemap.Entry;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of a site's articles into the backlog: the one that the configuration names, and where that is an index
 * of sitemaps the newest few of them.
 *
 * <p>An index may name lists of its own site only, and none of those may be an index again (sitemaps.org): otherwise a
 * hostile one would have us fetch without end.
 */
final class Lists {

    private static final int MAX_PARTS = 5;
    private static final Duration BACKFILL = Duration.ofDays(30);
    private static final Failed NO_LIST = new Failed(0, "this is neither a feed nor a sitemap of articles", null);

    private final Fetch fetch;
    private final String location;
    private final Duration backfill;

    Lists(Fetch fetch, Source source) {
        this.fetch = fetch;
        this.location = source.location();
        this.backfill = source.options().duration("backfill", BACKFILL);
    }

    /**
     * How it went.
     *
     * @param failed why there is no list at all; null where there is
     * @param missed why a part of an index is missing; null where none is
     */
    record Read(@Nullable Failed failed, @Nullable String missed) {

        static final Read WELL = new Read(null, null);
    }

    Read read(Backlog backlog, Instant now) throws InterruptedException {
        Fetched fetched = fetch.get(location, backlog.validators(location));
        if (fetched instanceof Failed failed) {
            return new Read(failed, null);
        }
        if (!(fetched instanceof Body body)) {
            return Read.WELL;
        }
        Optional<Sitemap> sitemap = parsed(body);
        if (sitemap.isEmpty()) {
            return new Read(NO_LIST, null);
        }
        if (sitemap.get().parts().isEmpty()) {
            backlog.validated(location, body.validators());
            backlog.add(recent(sitemap.get(), now));
            return Read.WELL;
        }
        return parts(sitemap.get().parts(), backlog, now);
    }

    /** The index is asked for each time: not every site dates its parts when they change. */
    private Read parts(List<Entry> index, Backlog backlog, Instant now) throws InterruptedException {
        List<String> parts = index.stream()
                .map(Entry::url)
                .filter(this::isOfThisSite)
                .limit(MAX_PARTS)
                .toList();
        backlog.keepOnly(parts);
        List<Entry> pages = new ArrayList<>();
        String missed = parts.isEmpty() ? "the index names no sitemap of its own site" : null;
        for (String part : parts) {
            Fetched fetched = fetch.get(part, backlog.validators(part));
            if (fetched instanceof Body body) {
                parsed(body).ifPresent(sitemap -> pages.addAll(sitemap.pages()));
                backlog.validated(part, body.validators());
            } else if (fetched instanceof Failed failed) {
                missed = part + ": " + failed.reason();
            }
        }
        backlog.add(recent(new Sitemap(pages, List.of()), now));
        return new Read(null, missed);
    }

    private static Optional<Sitemap> parsed(Body body) {
        return Sitemap.read(new Raw(body.bytes(), body.contentType(), body.url()));
    }

    private List<String> recent(Sitemap sitemap, Instant now) {
        Instant from = now.minus(backfill);
        return sitemap.pages().stream()
                .filter(page -> !page.isBefore(from))
                .map(Entry::url)
                .distinct()
                .toList();
    }

    private boolean isOfThisSite(String url) {
        try {
            return String.valueOf(URI.create(location).getHost())
                    .equalsIgnoreCase(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
