package dev.grapevine.ingest.hackernews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server is shaped after the documentation of Hacker News' search: at most 1,000 hits a question. */
class HackerNewsTest {

    private static final long NOON = Channel.NOON.getEpochSecond();

    private final Website site = new Website();
    private final Map<Integer, Long> comments = new HashMap<>();
    private final Channel channel = new Channel(
            SourceKind.HACKERNEWS,
            site.url(""),
            Options.NONE.with("terms", "acme").with("backfill", "P1D"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void busyDayIsReadInSlicesBelowTheLimit() {
        IntStream.range(0, 3_500).forEach(id -> comments.put(id, NOON - 80_000 + id * 20L));
        site.json("/api/v1/search_by_date", this::search);

        List<Mention> heard = channel.hear(3_500);

        assertThat(heard).extracting(Mention::nativeId).doesNotHaveDuplicates().hasSize(3_500);
        assertThat(heard.get(0).sourceType()).isEqualTo(SourceType.COMMENT);
        assertThat(heard.get(0).engagement()).isNull();
        assertThat(heard.get(0).text()).isEqualTo("About acme & co");
        assertThat(site.requests())
                .allSatisfy(request -> assertThat(request.path()).contains("hitsPerPage=1000"));
    }

    @Test
    void whatIsDeletedLaterIsFoundByAskingAgain() {
        comments.put(7, NOON - 60);
        site.json("/api/v1/search_by_date", this::search);
        site.json("/v0/item/7.json", query -> "{\"id\":7,\"type\":\"comment\",\"deleted\":true,\"time\":1}");

        try (Ingest ingest = channel.start()) {
            await().until(() -> channel.outlet.mentions().size() == 1);
            channel.later(Duration.ofMinutes(90));
            await().until(() -> channel.outlet.mentions().size() == 2);
        }

        assertThat(channel.outlet.mentions().get(1).action()).isEqualTo(Action.DELETE);
        assertThat(channel.outlet.mentions().get(1).nativeId()).isEqualTo("7");
        assertThat(channel.outlet.mentions().get(1).text()).isNull();
    }

    private String search(Map<String, String> query) {
        assertThat(query).containsEntry("query", "\"acme\"");
        List<Long> range = Pattern.compile("\\d+")
                .matcher(query.getOrDefault("numericFilters", ""))
                .results()
                .map(MatchResult::group)
                .map(Long::valueOf)
                .toList();
        ObjectNode answer = Json.json().createObjectNode();
        List<Integer> hits = comments.entrySet().stream()
                .filter(comment -> comment.getValue() >= range.get(0) && comment.getValue() < range.get(1))
                .map(Map.Entry::getKey)
                .toList();
        answer.put("nbHits", hits.size());
        answer.putArray("hits").addAll(hits.stream().limit(1_000).map(this::hit).toList());
        return answer.toString();
    }

    private ObjectNode hit(int id) {
        return Json.json()
                .createObjectNode()
                .put("objectID", Integer.toString(id))
                .put("author", "ann")
                .put("comment_text", "<p>About acme &amp; co")
                .putNull("points")
                .put("story_id", 1)
                .put("parent_id", 1)
                .put("created_at_i", comments.get(id));
    }
}
