package dev.grapevine.ingest.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.fetch.Validators;
import dev.grapevine.json.Json;
import dev.grapevine.mention.MentionId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of a source that are still to be read, and hashes of those that were; a connector's position. */
final class Backlog {

    private static final int MAX_WAITING = 200;
    private static final int MAX_READ = 2_000;
    private static final int MAX_TRIES = 3;
    private static final int HASH = 16;

    private final Deque<Page> waiting = new ArrayDeque<>();
    private final Deque<Page> later = new ArrayDeque<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final Map<String, Validators> lists = new LinkedHashMap<>();

    private record Page(String url, int tries) {}

    static Backlog of(ObjectNode position) {
        Backlog backlog = new Backlog();
        position.path("waiting")
                .forEach(page -> backlog.waiting.add(
                        new Page(page.path("url").asText(), page.path("tries").asInt())));
        position.path("read").forEach(hash -> backlog.read.add(hash.asText()));
        position.path("lists").properties().forEach(list -> backlog.lists.put(list.getKey(), of(list.getValue())));
        return backlog;
    }

    private static Validators of(JsonNode kept) {
        return new Validators(
                kept.path("etag").textValue(),
                kept.path("lastModified").textValue(),
                kept.path("sha256").textValue());
    }

    /** Whether it is time to look at the list again; pages that failed wait for that too. */
    boolean isWorkedOff() {
        return waiting.stream().allMatch(page -> page.tries > 0);
    }

    Validators validators(String list) {
        return lists.getOrDefault(list, Validators.NONE);
    }

    /** A list that was read, as it was then. */
    void validated(String list, Validators next) {
        lists.put(list, next);
    }

    /** Of lists that are no longer read nothing is kept. */
    void keepOnly(Collection<String> read) {
        lists.keySet().retainAll(read);
    }

    /** What is new of it, the newest first; of a longer list the end is left for the next time. */
    void add(List<String> links) {
        for (String link : links) {
            boolean known = read.contains(hash(link)) || waiting.stream().anyMatch(page -> page.url.equals(link));
            if (!known && waiting.size() < MAX_WAITING) {
                waiting.add(new Page(link, 0));
            }
        }
        if (waiting.size() == MAX_WAITING) {
            lists.clear();
        }
    }

    @Nullable
    String next() {
        Page page = waiting.peek();
        return page == null ? null : page.url;
    }

    boolean mayBeTriedAgain() {
        return waiting.getFirst().tries + 1 < MAX_TRIES;
    }

    void later() {
        Page page = waiting.remove();
        later.add(new Page(page.url, page.tries + 1));
    }

    void done() {
        read.add(hash(waiting.remove().url));
    }

    ObjectNode position() {
        ObjectNode position = Json.json().createObjectNode();
        ObjectNode kept = position.putObject("lists");
        lists.forEach((list, validators) -> kept.putObject(list)
                .put("etag", validators.etag())
                .put("lastModified", validators.lastModified())
                .put("sha256", validators.sha256()));
        ArrayNode pages = position.putArray("waiting");
        waiting.forEach(page -> pages.addObject().put("url", page.url).put("tries", page.tries));
        later.forEach(page -> pages.addObject().put("url", page.url).put("tries", page.tries));
        ArrayNode hashes = position.putArray("read");
        Iterator<String> oldestFirst =
                read.stream().skip(Math.max(0, read.size() - MAX_READ)).iterator();
        oldestFirst.forEachRemaining(hashes::add);
        return position;
    }

    private static String hash(String url) {
        return MentionId.sha256(url).substring(0, HASH);
    }
}
