package dev.grapevine.local.demo;

import com.sun.net.httpserver.Headers;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Outlet;
import dev.grapevine.generate.Scenario;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Answers requests for the pages of the demo web, as they are at the simulated now.
 *
 * <p>A feed shows its newest {@link #WINDOW} items, as feeds do, and in any case everything since the reader's last
 * visit, whatever the clock's speed: hours pass between two polls. A first visit gets {@link #FIRST_VISIT}.
 */
final class Desk {

    static final int WINDOW = 50;
    static final int FIRST_VISIT = 1_000;

    private static final String HTML = "text/html; charset=utf-8";

    private final Scenario scenario;
    private final Archive archive;
    private final InstantSource clock;
    private final Consumer<String> readers;
    private final String base;
    private final Pages pages = new Pages();
    private final Murmur murmur;

    /** @param readers is told of every page that shows what is new, when it is read */
    Desk(Scenario scenario, Archive archive, InstantSource clock, Consumer<String> readers, String base) {
        this.scenario = scenario;
        this.archive = archive;
        this.clock = clock;
        this.readers = readers;
        this.base = base;
        this.murmur = new Murmur(scenario, archive, readers, base);
    }

    Answer answer(URI address, Headers request) {
        String path = address.getPath();
        if (path.equals("/")) {
            return landing();
        }
        if (path.equals("/robots.txt")) {
            return Answer.of("text/plain; charset=utf-8", DemoConfig.resource("robots.txt"));
        }
        if (path.startsWith("/api/")) {
            return murmur.answer(address, clock.instant()).orElseGet(Answer::notFound);
        }
        String[] parts = path.substring(1).split("/", -1);
        Optional<Outlet> outlet = scenario.outlets().stream()
                .filter(candidate -> candidate.name().equals(parts[0]))
                .findAny();
        return outlet.isEmpty() || parts.length > 2
                ? Answer.notFound()
                : outlet(outlet.get(), parts.length == 1 ? "" : parts[1], address, request);
    }

    private Answer outlet(Outlet outlet, String page, URI address, Headers request) {
        Site site = new Site(base, outlet);
        Shelf.View shelf = archive.shelf(outlet, clock.instant());
        if (page.equals("feed.xml") && !site.hasReviews()) {
            readers.accept(outlet.name());
            return fresh(shelf, request, since -> feed(site, shelf, since));
        }
        if (!page.isEmpty()) {
            return shelf.find(outlet.name() + "/" + page)
                    .map(item -> article(site, item))
                    .orElseGet(Answer::notFound);
        }
        if (site.hasReviews()) {
            readers.accept(outlet.name());
            int number = pageNumber(address);
            return fresh(shelf, request, since -> reviews(site, outlet, shelf, number, since));
        }
        return fresh(shelf, request, since -> front(site, shelf));
    }

    private Answer landing() {
        List<Map<String, Object>> sites = scenario.outlets().stream()
                .map(outlet -> new Site(base, outlet).site(null))
                .toList();
        String brand = scenario.brands().get(0).name();
        return Answer.of(
                HTML,
                pages.write(
                        "landing.ftlh",
                        Map.of(
                                "sites",
                                sites,
                                "brand",
                                brand,
                                "now",
                                clock.instant().toString())));
    }

    private Answer feed(Site site, Shelf.View shelf, long since) {
        Map<String, Object> values = new HashMap<>();
        values.put("site", site.site(shelf.changed().orElse(null)));
        values.put("items", site.items(shelf.newest(WINDOW, since)));
        String template = site.isAtom() ? "atom.ftlx" : "rss.ftlx";
        return Answer.of(site.feedType() + "; charset=utf-8", pages.write(template, values));
    }

    private Answer front(Site site, Shelf.View shelf) {
        return Answer.of(
                HTML,
                pages.write(
                        "front.ftlh",
                        Map.of("site", site.site(null), "items", site.items(shelf.newest(WINDOW, shelf.edition())))));
    }

    private Answer article(Site site, Generated item) {
        return Answer.of(HTML, pages.write("article.ftlh", Map.of("site", site.site(null), "item", site.item(item))));
    }

    private Answer reviews(Site site, Outlet outlet, Shelf.View shelf, int number, long since) {
        List<Generated> shown = number == 1 ? shelf.newest(WINDOW, since) : shelf.page(number, WINDOW);
        List<Map<String, Object>> items = site.items(shown);
        String product = String.valueOf(outlet.product());
        Map<String, Object> values = new HashMap<>();
        values.put("site", site.site(null));
        values.put("product", product);
        values.put("brand", product.substring(0, product.indexOf(' ')));
        values.put("rated", shelf.rated());
        values.put("stars", String.format(Locale.ROOT, "%.1f", shelf.stars()));
        values.put("items", items);
        if (shelf.items().size() > number * WINDOW) {
            values.put("older", site.link() + "?page=" + (number + 1));
        }
        if (site.isMicrodata()) {
            return Answer.of(HTML, pages.write("microdata.ftlh", values));
        }
        values.put("jsonLd", ReviewData.jsonLd(values, items));
        return Answer.of(HTML, pages.write("reviews.ftlh", values));
    }

    private static Answer fresh(Shelf.View shelf, Headers request, Rendering rendering) {
        OptionalLong known = Reader.edition(request, shelf);
        if (known.isPresent() && known.getAsLong() >= shelf.edition()) {
            return Answer.notModified().with("ETag", Reader.etag(known.getAsLong()));
        }
        Answer answer = rendering.since(known.orElse(Math.max(0, shelf.edition() - FIRST_VISIT)));
        return shelf.changed()
                .map(time -> answer.with("Last-Modified", Site.httpDate(time)))
                .orElse(answer)
                .with("ETag", Reader.etag(shelf.edition()))
                .with("Cache-Control", "no-cache");
    }

    private static int pageNumber(URI address) {
        String query = address.getQuery();
        return query != null && query.matches("page=[1-9]\\d{0,3}") ? Integer.parseInt(query.substring(5)) : 1;
    }

    private interface Rendering {
        Answer since(long edition);
    }
}
