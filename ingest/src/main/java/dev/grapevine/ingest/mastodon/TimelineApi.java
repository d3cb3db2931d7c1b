package dev.grapevine.ingest.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timeline of a Mastodon server, read forward: {@code min_id} gives the oldest statuses after the one that was read
 * last, so that nothing is between two pages. The first question takes the newest page only.
 */
public final class TimelineApi implements Api {

    private static final int PAGE = 40;
    private static final String ID = "id";

    private final String url;
    private final MastodonParser parser = new MastodonParser();

    private TimelineApi(String url) {
        this.url = url;
    }

    public static TimelineApi ofTag(String server, String tag) {
        return new TimelineApi(server + "/api/v1/timelines/tag/" + tag);
    }

    public static TimelineApi ofAll(String server) {
        return new TimelineApi(server + "/api/v1/timelines/public");
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        return ApiRequest.get(url)
                .query("limit", PAGE)
                .query("min_id", position.path(ID).textValue());
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        parser.read(answer, reading);
        String newest = position.path(ID).textValue();
        for (JsonNode status : answer) {
            newest = later(newest, Tree.text(status, ID));
        }
        boolean more = position.has(ID) && answer.size() >= PAGE;
        return new Page(newest == null ? position : position.deepCopy().put(ID, newest), more);
    }

    /** Ids are numbers that grow with time, too large for comfort. */
    private static @Nullable String later(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        try {
            return new BigInteger(a).compareTo(new BigInteger(b)) >= 0 ? a : b;
        } catch (NumberFormatException e) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }
}
