package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Parsed.Announced;
import dev.grapevine.ingest.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The children of a feed or an item by name; of several with the same name the first that says anything counts. */
final class Fields {

    /** RSS authors: {@code jane@example.org (Jane Doe)} or {@code Jane Doe <jane@example.org>}. */
    private static final Pattern NAME_IN_BRACKETS =
            Pattern.compile("[^\\s()<>]+@[^\\s()<>]+\\s*\\((?<name>[^()]{1,200})\\)");

    private static final Pattern NAME_BEFORE_MAIL =
            Pattern.compile("(?<name>[^<>()@]{1,200}?)\\s*[<(][^<>()\\s]+@[^<>()\\s]+[>)]");
    private static final Pattern MAIL = Pattern.compile("[^\\s()<>]+@[^\\s()<>]+");

    private final Element element;
    private final String url;
    private final Map<String, Element> children = new LinkedHashMap<>();

    Fields(Element element, String url) {
        this.element = element;
        this.url = url;
        element.children().forEach(this::take);
        Element group = children.get("media:group");
        if (group != null) {
            group.children().forEach(this::take);
        }
    }

    private void take(Element child) {
        children.merge(Names.of(child), child, (first, next) -> isSilent(first) ? next : first);
    }

    private static boolean isSilent(Element child) {
        return child.childNodeSize() == 0;
    }

    /** The first of them that has one, as it is written. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            Element child = children.get(name);
            String text = child == null ? "" : child.wholeText().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    @Nullable
    String plain(String... names) {
        Markup markup = markup(names);
        String plain = markup == null ? "" : markup.plain();
        return plain.isEmpty() ? null : PlainText.cut(plain, PlainText.MAX_TITLE);
    }

    @Nullable
    Markup markup(String... names) {
        for (String name : names) {
            Element child = children.get(name);
            Markup markup = child == null ? null : markup(child);
            if (markup != null && !markup.source().isBlank()) {
                return markup;
            }
        }
        return null;
    }

    private Markup markup(Element child) {
        String type = child.attr("type").toLowerCase(Locale.ROOT);
        String base = base(child);
        if (child.attr("mode").equals("base64") || isBinary(type)) {
            return new Markup(base64(child.wholeText()), !type.startsWith("text/plain"), base, language(child));
        }
        if (type.equals("xhtml") || !child.children().isEmpty()) {
            return new Markup(child.html(), true, base, language(child));
        }
        boolean plain = type.equals("text") || type.equals("text/plain") || (type.isEmpty() && isAtom(child));
        return new Markup(child.wholeText(), !plain, base, language(child));
    }

    private static boolean isAtom(Element child) {
        String namespace = child.tag().namespace().toLowerCase(Locale.ROOT);
        return namespace.contains("atom") && child.childNodes().stream().noneMatch(CDataNode.class::isInstance);
    }

    private static boolean isBinary(String type) {
        return type.startsWith("application/octet-stream");
    }

    private static String base64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Atom's alternate, else the text of RSS's link, resolved. */
    @Nullable
    String link() {
        for (Element child : element.children()) {
            if (!Names.of(child).equals("link")) {
                continue;
            }
            String rel = child.attr("rel").toLowerCase(Locale.ROOT);
            String target = Links.resolve(base(child), child.hasAttr("href") ? child.attr("href") : child.wholeText());
            if (target != null && (rel.isEmpty() || rel.equals("alternate"))) {
                return target;
            }
        }
        return null;
    }

    /** The hub that the feed names, with the address that the hub knows it by. */
    @Nullable
    Announced announced() {
        String hub = related("hub");
        String self = related("self");
        return hub == null ? null : new Announced(hub, self == null ? url : self);
    }

    private @Nullable String related(String relation) {
        for (Element child : element.children()) {
            if (Names.of(child).equals("link") && child.attr("rel").equalsIgnoreCase(relation)) {
                String target = Links.resolve(base(child), child.attr("href"));
                return Links.isWeb(target) ? target : null;
            }
        }
        return null;
    }

    /** RSS's guid, which is a link unless it says that it is not. */
    @Nullable
    String permanentId() {
        Element guid = children.get("guid");
        if (guid == null || guid.attr("isPermaLink").equalsIgnoreCase("false")) {
            return null;
        }
        String link = guid.wholeText().strip();
        return Links.isWeb(link) ? link : null;
    }

    /** What a podcast's episode or a gallery's picture is, where it has no page of its own. */
    @Nullable
    String enclosure() {
        for (String name : List.of("enclosure", "media:player", "media:content")) {
            Element media = children.get(name);
            String target = media == null ? null : Links.resolve(base(media), media.attr("url"));
            if (Links.isWeb(target)) {
                return target;
            }
        }
        return null;
    }

    /** Guid or atom id; a path is completed, as RFC 4287 wants ids to be whole addresses. */
    @Nullable
    String id() {
        for (String name : List.of("guid", "id")) {
            Element child = children.get(name);
            String id = child == null ? null : id(child);
            if (id != null) {
                return id;
            }
        }
        return attribute("rdf:about");
    }

    private @Nullable String id(Element child) {
        String id = child.wholeText().strip();
        boolean isPath = id.startsWith("/") && !child.attr("isPermaLink").equalsIgnoreCase("false");
        return isPath ? Links.resolve(base(child), id) : id.isEmpty() ? null : id;
    }

    @Nullable
    String attribute(String name) {
        String value = element.attr(name).strip();
        return value.isEmpty() ? null : value;
    }

    @Nullable
    String author() {
        Element author = children.get("author");
        if (author != null) {
            Fields person = new Fields(author, url);
            String name = person.text("name");
            if (name == null && author.children().isEmpty()) {
                name = withoutMail(author.wholeText());
            }
            if (name != null) {
                return name;
            }
        }
        String creator = text("dc:creator", "dc:author", "itunes:author", "managingeditor", "dc:publisher");
        return creator == null ? null : withoutMail(creator);
    }

    private static @Nullable String withoutMail(String text) {
        String stripped = text.strip();
        for (Pattern pattern : new Pattern[] {NAME_IN_BRACKETS, NAME_BEFORE_MAIL}) {
            Matcher matcher = pattern.matcher(stripped);
            if (matcher.matches()) {
                return matcher.group("name").strip();
            }
        }
        return stripped.isEmpty() || MAIL.matcher(stripped).matches() ? null : stripped;
    }

    /** The element {@code language}, else {@code xml:lang} of this element or one around it, else the feed's own. */
    @Nullable
    String language() {
        String stated = text("language", "dc:language");
        return stated == null ? language(element) : Languages.tag(stated);
    }

    private static @Nullable String language(Element from) {
        for (Element e = from; e != null; e = e.parent()) {
            if (e.hasAttr("xml:lang")) {
                String stated = e.attr("xml:lang");
                return stated.isBlank() ? Languages.UNDETERMINED : Languages.tag(stated);
            }
        }
        return null;
    }

    /** {@code xml:base} of the elements around, from the outside in (XML Base). */
    private String base(Element child) {
        Deque<String> bases = new ArrayDeque<>();
        for (Element e = child; e != null; e = e.parent()) {
            if (e.hasAttr("xml:base")) {
                bases.push(e.attr("xml:base"));
            }
        }
        String base = url;
        for (String each : bases) {
            String resolved = Links.resolve(base, each);
            base = resolved == null ? base : resolved;
        }
        return base;
    }
}
