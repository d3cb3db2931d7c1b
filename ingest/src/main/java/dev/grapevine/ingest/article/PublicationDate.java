package dev.grapevine.ingest.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.WrittenDates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * When a page was published: what it states for machines first, then what it shows to people, then its address.
 *
 * <p>The order follows htmldate (Barbaresi 2020): structured data, meta tags, time elements, elements whose class says
 * date, URL, and at last the first date in the text.
 */
final class PublicationDate {

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private static final List<String> META = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "bt:pubdate",
            "rnews:datepublished",
            "datepublished",
            "date_published",
            "article:published",
            "publishdate",
            "publish_date",
            "publish-date",
            "pubdate",
            "published_date",
            "publication_date",
            "publicationdate",
            "dc.date.issued",
            "dcterms.issued",
            "dc.issued",
            "dc.date.created",
            "dcterms.created",
            "dc.created",
            "dcterms.date",
            "dc.date",
            "citation_publication_date",
            "citation_date",
            "citation_online_date",
            "sailthru.date",
            "parsely-pub-date",
            "cxenseparse:recs:publishtime",
            "cxenseparse:time",
            "shareaholic:article_published_time",
            "article.created",
            "article.published",
            "article_date_original",
            "originalpublicationdate",
            "creation_date",
            "created",
            "timestamp",
            "release_date",
            "rc.datecreation",
            "displaydate",
            "pdate",
            "ptime",
            "eomportal-lastupdate",
            "date");

    private static final List<String> MODIFIED_META = List.of(
            "article:modified_time",
            "og:updated_time",
            "og:article:modified_time",
            "dcterms.modified",
            "dc.date.modified",
            "datemodified",
            "lastmodified",
            "last-modified",
            "revised");

    private static final String SHOWN = "time, abbr.published, abbr.date, [class*=publish], [class*=pubdate], "
            + "[class*=entry-date], [class*=post-date], [class*=article-date], [class*=postdate], [class*=article_date], "
            + "[class*=byline], [class*=datum], [class*=dateline], [class*=timestamp], [class*=post-meta], "
            + "[class*=postmeta], [class*=entry-meta], [class*=article-info], [class*=articleinfo], "
            + "[class*=date], [class*=Date], [class*=time], [id*=date], [id*=Date], [class*=meta], [class*=info], "
            + "[class*=author], [class*=autor], [class*=submitted], [class*=posted], [class*=fecha], [class*=veroeff]";

    private static final String OUTSIDE = "footer, nav, aside, .comments, .comment, #comments, #disqus_thread, "
            + "[class*=comment], [class*=related], [class*=sidebar], [id*=sidebar], [class*=footer], [id*=footer], "
            + "[class*=widget], [class*=copyright]";

    private static final int MAX_SHOWN = 300;
    private static final int MAX_ELEMENTS = 200;
    private static final int MAX_TEXT = 20_000;

    private static final Pattern IN_URL =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    /** All countries but the United States; the letters of a few count for nothing, as in .io and .tv. */
    private static final Pattern DAY_FIRST_DOMAIN =
            Pattern.compile("^https?://[^/:]*\\.(?!us|io|tv|me|co|ai|ly|fm)[a-z]{2}(?:[:/]|$)");

    /** Midnight somewhere: only the day is meant, and it must not become the day before. */
    private static final Pattern DAY_ONLY =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]00:00(?::00(?:\\.0+)?)?\\s*[+-]\\d{2}:?\\d{2}");

    private static final Pattern LATER = Pattern.compile(
            "(?i)\\b(?:updated?|modified|last edited|aktualisiert|geändert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt)\\b");

    private final Document page;
    private final List<ObjectNode> things;
    private final String url;
    private final Instant latest;
    private final WrittenDates written;

    PublicationDate(Document page, List<ObjectNode> things, String url, Instant fetched) {
        this.page = page;
        this.things = things;
        this.url = url;
        this.latest = fetched.plus(TOLERANCE);
        this.written = WrittenDates.in(language());
    }

    /** As the page states it; English of a country that counts days first is told by the country's own domain. */
    private String language() {
        Element stated = page.selectFirst(
                "html[lang], html[xml:lang], meta[property=og:locale], meta[http-equiv=content-language]");
        String language = stated == null ? "" : stated.attr("lang") + stated.attr("xml:lang") + stated.attr("content");
        boolean american = language.isEmpty() || language.equalsIgnoreCase("en");
        return american && DAY_FIRST_DOMAIN.matcher(url).find() ? "en-GB" : language;
    }

    Optional<Instant> find() {
        return Stream.<Supplier<Optional<Instant>>>of(
                        () -> structured("datePublished"),
                        () -> meta(META),
                        () -> first(page.select("[itemprop=datePublished], [property=datePublished]")),
                        this::inUrl,
                        () -> first(page.select("time[pubdate], time.published, time.entry-date, .dt-published")),
                        () -> structured("dateCreated"),
                        () -> first(shown().stream()
                                .filter(element -> !LATER.matcher(element.text())
                                                .find()
                                        && !LATER.matcher(element.className()).find())
                                .toList()),
                        () -> first(shown()),
                        () -> structured("uploadDate"),
                        () -> structured("dateModified"),
                        () -> meta(MODIFIED_META),
                        this::inText)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instant> structured(String property) {
        return things.stream().flatMap(thing -> values(thing, property, 0)).findFirst();
    }

    /** Of the thing itself and of what it is the page of, not of what it merely mentions. */
    private Stream<Instant> values(JsonNode thing, String property, int depth) {
        Stream<Instant> own = exact(thing.path(property).asText()).stream();
        JsonNode entity = thing.path("mainEntity");
        return depth > 3 || !entity.isObject() ? own : Stream.concat(own, values(entity, property, depth + 1));
    }

    private Optional<Instant> meta(List<String> names) {
        return names.stream()
                .flatMap(name -> page
                        .select("meta[name=" + name + "], meta[property=" + name + "], meta[itemprop=" + name
                                + "], meta[http-equiv=" + name + "]")
                        .stream())
                .map(meta -> date(meta.attr("content")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instant> first(List<Element> elements) {
        return elements.stream()
                .limit(MAX_ELEMENTS)
                .map(this::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instant> of(Element element) {
        return Stream.of("datetime", "content", "title", "data-date", "data-datetime", "data-timestamp")
                .map(element::attr)
                .map(this::date)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> element.text().length() > MAX_SHOWN ? Optional.empty() : date(element.text()));
    }

    private List<Element> shown() {
        return page.body().select(SHOWN).stream()
                .filter(element -> element.closest(OUTSIDE) == null)
                .toList();
    }

    private Optional<Instant> inUrl() {
        Matcher matcher = IN_URL.matcher(url);
        return matcher.find()
                ? date(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3))
                : Optional.empty();
    }

    private Optional<Instant> inText() {
        String text = page.body().text();
        return written.find(text.substring(0, Math.min(text.length(), MAX_TEXT)))
                .filter(this::isPlausible);
    }

    private Optional<Instant> date(String text) {
        if (text.isBlank() || text.length() > MAX_SHOWN) {
            return Optional.empty();
        }
        return exact(text).or(() -> written.find(text).filter(this::isPlausible));
    }

    private Optional<Instant> exact(String text) {
        Matcher day = DAY_ONLY.matcher(text.strip());
        return Dates.parse(day.matches() ? day.group(1) : text).filter(this::isPlausible);
    }

    private boolean isPlausible(Instant date) {
        return date.isAfter(EARLIEST) && date.isBefore(latest);
    }
}
