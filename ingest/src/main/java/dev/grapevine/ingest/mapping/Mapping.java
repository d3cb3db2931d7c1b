package dev.grapevine.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.text.Numbers;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Customer;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.MentionBuilder;
import dev.grapevine.mention.Place;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mention of a record, by the source's {@code map}.
 *
 * <p>A record without an id is known by the hash of all of it. What reaches a company directly is masked: no addresses
 * and telephone numbers in its text.
 */
public final class Mapping {

    private static final Set<String> NO = Set.of("false", "0", "no", "n", "none", "never");

    private final Map<Target, Expression> values = new EnumMap<>(Target.class);
    private final @Nullable When published;
    private final List<Scale> scales = new ArrayList<>();
    private final String prefix;
    private final boolean direct;

    private Mapping(JsonNode written, String prefix, boolean direct) {
        this.prefix = prefix;
        this.direct = direct;
        written.properties()
                .forEach(field -> values.put(
                        Target.of(field.getKey())
                                .orElseThrow(() ->
                                        new IllegalArgumentException("map: unknown field '" + field.getKey() + "'")),
                        Expression.of(field.getValue())));
        published = written.has(Target.PUBLISHED.key()) ? When.of(written.get(Target.PUBLISHED.key())) : null;
        if (written.has(Target.RATING.key())) {
            scales.add(Scale.of(written.get(Target.RATING.key())));
        }
        if (written.has(Target.NPS.key())) {
            scales.add(Scale.nps(written.get(Target.NPS.key())));
        }
        if (!values.containsKey(Target.TEXT) && !values.containsKey(Target.HTML) && scales.isEmpty()) {
            throw new IllegalArgumentException("map: expected at least text, html, rating or nps");
        }
    }

    /**
     * Of records whose ids mean the same wherever they are read.
     *
     * @throws IllegalArgumentException if it names what no mention has, or leaves out what it needs
     */
    public static Mapping ofPublic(JsonNode written) {
        return new Mapping(written, "", false);
    }

    /** Of what reaches a company directly, whose ids mean something in one source only. */
    public static Mapping ofDirect(JsonNode written, Origin origin) {
        return new Mapping(
                placed(written, origin.source().options()), origin.source().name() + "/", true);
    }

    /** With the source's own place and touchpoint, where a record does not say its own. */
    private static JsonNode placed(JsonNode written, Options told) {
        ObjectNode all = written.deepCopy();
        told.map("place")
                .properties()
                .forEach(
                        field -> otherwise(all, field.getKey(), field.getValue().asText()));
        told.text("touchpoint").ifPresent(text -> otherwise(all, Target.TOUCHPOINT.key(), text));
        return all;
    }

    private static void otherwise(ObjectNode all, String field, String constant) {
        JsonNode own = all.path(field);
        ArrayNode choices = all.putArray(field);
        if (!own.isMissingNode()) {
            choices.add(own);
        }
        choices.add("=" + constant);
    }

    /** @throws IllegalArgumentException if a value is not what it should be: then the record is a dead letter */
    public Intake read(JsonNode item, Reading reading) {
        String nativeId = prefix + id(item);
        if (holds(Target.SKIP, item)) {
            return Reading.skipped(nativeId, "the map leaves it out");
        }
        if (holds(Target.DELETED, item)) {
            return reading.gone(nativeId);
        }
        String text = text(item);
        Rating rating = scales.stream()
                .map(scale -> scale.read(item))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (text == null && title(item) == null && rating == null) {
            return Reading.skipped(nativeId, "neither words nor a rating");
        }
        return Reading.heard(
                filled(reading.mention(nativeId), item, reading).text(text).rating(rating));
    }

    private MentionBuilder filled(MentionBuilder mention, JsonNode item, Reading reading) {
        SourceType type = type(item);
        if (type != null) {
            mention.sourceType(type);
        }
        if (values.containsKey(Target.LANGUAGE) && value(Target.LANGUAGE, item) != null) {
            mention.language(value(Target.LANGUAGE, item));
        }
        if (value(Target.LICENSE, item) != null) {
            mention.license(value(Target.LICENSE, item));
        }
        return mention.published(published == null ? null : published.read(item))
                .revision(value(Target.REVISION, item))
                .url(value(Target.URL, item))
                .author(author(item, reading.origin()))
                .title(title(item))
                .engagement(engagement(item, reading))
                .thread(thread(item))
                .item(item(item))
                .place(place(item))
                .customer(customer(item))
                .touchpoint(value(Target.TOUCHPOINT, item))
                .links(all(Target.LINKS, item))
                .hashtags(all(Target.HASHTAGS, item))
                .visibility(value(Target.VISIBILITY, item));
    }

    private String id(JsonNode item) {
        String id = value(Target.ID, item);
        return id == null ? sha256(item.toString()) : id;
    }

    private @Nullable String text(JsonNode item) {
        String plain = String.join("\n", all(Target.TEXT, item));
        String html = value(Target.HTML, item);
        String text = plain.isEmpty() ? html == null ? "" : PlainText.ofHtml(html) : PlainText.clean(plain);
        return text.isBlank() ? null : PlainText.cut(shown(text), PlainText.MAX_TEXT);
    }

    private @Nullable String title(JsonNode item) {
        String html = value(Target.TITLE_HTML, item);
        String title = html == null ? value(Target.TITLE, item) : PlainText.ofEntities(html);
        return title == null ? null : PlainText.cut(shown(PlainText.clean(title)), PlainText.MAX_TITLE);
    }

    private String shown(String text) {
        return direct ? Contacts.masked(text) : text;
    }

    private @Nullable SourceType type(JsonNode item) {
        String type = value(Target.SOURCE_TYPE, item);
        return type == null ? null : SourceType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private @Nullable Author author(JsonNode item, Origin origin) {
        String name = value(Target.AUTHOR_NAME, item);
        String id = value(Target.AUTHOR, item);
        String known = id == null ? name : id;
        return known == null
                ? null
                : origin.author(
                        origin.source().platform(),
                        known,
                        name,
                        number(Target.FOLLOWERS, item),
                        values.containsKey(Target.VERIFIED) ? holds(Target.VERIFIED, item) : null);
    }

    private @Nullable Engagement engagement(JsonNode item, Reading reading) {
        Engagement counted = new Engagement(
                number(Target.LIKES, item),
                number(Target.SHARES, item),
                number(Target.REPLIES, item),
                number(Target.VIEWS, item),
                reading.fetched());
        boolean none = Stream.of(counted.likes(), counted.shares(), counted.replies(), counted.views())
                .allMatch(Objects::isNull);
        return none ? null : counted;
    }

    private @Nullable ThreadRef thread(JsonNode item) {
        String parent = value(Target.PARENT, item);
        String root = value(Target.ROOT, item);
        return parent == null && root == null ? null : new ThreadRef(parent, root);
    }

    private @Nullable Item item(JsonNode item) {
        String name = value(Target.ITEM_NAME, item);
        String url = value(Target.ITEM_URL, item);
        return name == null && url == null ? null : new Item("Product", name, value(Target.ITEM_BRAND, item), url);
    }

    private @Nullable Place place(JsonNode item) {
        String country = value(Target.COUNTRY, item);
        Place place = new Place(
                country == null ? null : Countries.alpha2(country),
                decimal(Target.LATITUDE, item),
                decimal(Target.LONGITUDE, item),
                value(Target.STORE, item));
        return place.equals(new Place(null, null, null, null)) ? null : place;
    }

    /** Who it was is kept only where the customer allowed it. */
    private @Nullable Customer customer(JsonNode item) {
        return holds(Target.CONSENT, item)
                ? new Customer(value(Target.CUSTOMER, item), value(Target.CONSENT, item), value(Target.CONTACT, item))
                : null;
    }

    private List<String> all(Target target, JsonNode item) {
        Expression expression = values.get(target);
        return expression == null ? List.of() : expression.all(item);
    }

    private @Nullable String value(Target target, JsonNode item) {
        Expression expression = values.get(target);
        return expression == null ? null : expression.first(item);
    }

    /** Whether something stands there that does not mean no. */
    private boolean holds(Target target, JsonNode item) {
        return all(target, item).stream().anyMatch(text -> !NO.contains(text.toLowerCase(Locale.ROOT)));
    }

    private @Nullable Long number(Target target, JsonNode item) {
        OptionalLong number = Numbers.count(value(target, item));
        return number.isPresent() ? number.getAsLong() : null;
    }

    private @Nullable Double decimal(Target target, JsonNode item) {
        OptionalDouble number = Numbers.decimal(value(target, item));
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
