package dev.grapevine.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Outlet;
import dev.grapevine.generate.Scenario;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Murmur, the demo's microblog, as a Mastodon server: timelines of tags and single statuses, with followers, favourites,
 * boosts and replies, which no feed tells.
 *
 * <p>An id is the tag's number and the place of the status on its timeline, so that ids grow with time.
 */
final class Murmur {

    private static final String PREFIX = "murmur-";
    private static final long STATUSES = 1_000_000_000L;
    private static final int PAGE = 40;

    private static final Pattern TIMELINE = Pattern.compile("/api/v1/timelines/tag/([a-z]+)");
    private static final Pattern STATUS = Pattern.compile("/api/v1/statuses/(\\d{10,12})");
    private static final Pattern MINIMUM = Pattern.compile("(?:.*&)?min_id=(\\d{10,12})(?:&.*)?");

    private final List<Outlet> tags;
    private final Archive archive;
    private final Consumer<String> readers;
    private final String base;

    Murmur(Scenario scenario, Archive archive, Consumer<String> readers, String base) {
        this.tags = scenario.outlets().stream()
                .filter(outlet -> outlet.name().startsWith(PREFIX))
                .toList();
        this.archive = archive;
        this.readers = readers;
        this.base = base;
    }

    /** @return empty where the address is none of Mastodon's that we know */
    Optional<Answer> answer(URI address, Instant now) {
        Matcher timeline = TIMELINE.matcher(address.getPath());
        if (timeline.matches()) {
            return number(PREFIX + timeline.group(1)).map(tag -> timeline(tag, address, now));
        }
        Matcher status = STATUS.matcher(address.getPath());
        return status.matches() ? status(Long.parseLong(status.group(1)), now) : Optional.empty();
    }

    private Answer timeline(int tag, URI address, Instant now) {
        readers.accept(tags.get(tag).name());
        Shelf.View shelf = archive.shelf(tags.get(tag), now);
        Matcher minimum = MINIMUM.matcher(String.valueOf(address.getQuery()));
        long first = minimum.matches()
                ? Long.parseLong(minimum.group(1)) % STATUSES
                : Math.max(0, shelf.edition() - Desk.FIRST_VISIT);
        long last = minimum.matches() ? Math.min(shelf.edition(), first + PAGE) : shelf.edition();
        ArrayNode page = Json.json().createArrayNode();
        for (long place = last; place > Math.max(first, shelf.letGo()); place--) {
            page.add(status(tag, place, shelf));
        }
        return json(page.toString());
    }

    private Optional<Answer> status(long id, Instant now) {
        int tag = (int) (id / STATUSES) - 1;
        long place = id % STATUSES;
        if (tag < 0 || tag >= tags.size()) {
            return Optional.empty();
        }
        Shelf.View shelf = archive.shelf(tags.get(tag), now);
        return place > shelf.letGo() && place <= shelf.edition()
                ? Optional.of(json(status(tag, place, shelf).toString()))
                : Optional.empty();
    }

    private ObjectNode status(int tag, long place, Shelf.View shelf) {
        Generated generated = shelf.items().get((int) (place - shelf.letGo() - 1));
        Mention mention = generated.mention();
        ObjectNode status = Json.json().createObjectNode();
        status.put("id", Long.toString((tag + 1) * STATUSES + place))
                .put("created_at", mention.eventTime().toString())
                .put("visibility", "public")
                .put("language", mention.language())
                .put("url", base + "/" + mention.nativeId())
                .put("content", Pages.paragraph(String.valueOf(mention.text())));
        Engagement engagement = mention.engagement();
        status.put("favourites_count", engagement == null ? null : engagement.likes())
                .put("reblogs_count", engagement == null ? null : engagement.shares())
                .put("replies_count", engagement == null ? null : engagement.replies());
        ArrayNode names = status.putArray("tags");
        mention.hashtags().forEach(name -> names.addObject().put("name", name));
        status.set("account", account(generated.truth().author(), mention.author()));
        return status;
    }

    private ObjectNode account(String handle, @Nullable Author author) {
        return Json.json()
                .createObjectNode()
                .put("acct", handle)
                .put("url", base + "/@" + handle)
                .put("followers_count", author == null ? null : author.followers());
    }

    private Optional<Integer> number(String outlet) {
        return IntStream.range(0, tags.size())
                .filter(tag -> tags.get(tag).name().equals(outlet))
                .boxed()
                .findFirst();
    }

    private static Answer json(String body) {
        return Answer.of("application/json; charset=utf-8", body);
    }
}
