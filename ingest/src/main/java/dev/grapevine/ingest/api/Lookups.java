package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.util.List;
import java.util.function.Function;

/** The two ways in which APIs are asked for what they once gave. */
public final class Lookups {

    private Lookups() {}

    /** One question for each, to its own address. */
    public static Lookup single(Function<String, String> address, JsonParser parser, boolean showsEdits) {
        return new Simple(1, ids -> ApiRequest.get(address.apply(ids.get(0))), parser, showsEdits);
    }

    /** One question for many, their ids joined by commas in one parameter. */
    public static Lookup many(int most, ApiRequest base, String parameter, JsonParser parser, boolean showsEdits) {
        return new Simple(most, ids -> base.query(parameter, String.join(",", ids)), parser, showsEdits);
    }

    private record Simple(int most, Function<List<String>, ApiRequest> question, JsonParser parser, boolean showsEdits)
            implements Lookup {

        @Override
        public ApiRequest request(List<String> nativeIds) {
            return question.apply(nativeIds);
        }

        @Override
        public void read(JsonNode answer, Reading reading) {
            if (!answer.isMissingNode() && !answer.isNull()) {
                parser.read(answer, reading);
            }
        }
    }
}
