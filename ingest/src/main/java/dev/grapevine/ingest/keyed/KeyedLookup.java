package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.Lookup;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks an endpoint for a few of its items again. */
final class KeyedLookup implements Lookup {

    private final Endpoint endpoint;
    private final Endpoint.Again again;
    private final Origin origin;

    KeyedLookup(Endpoint endpoint, Endpoint.Again again, Origin origin) {
        this.endpoint = endpoint;
        this.again = again;
        this.origin = origin;
    }

    @Override
    public int most() {
        return again.most();
    }

    @Override
    public ApiRequest request(List<String> nativeIds) {
        String ids = nativeIds.stream()
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .collect(Collectors.joining(again.separator()));
        return ApiRequest.get(new Filled(origin.source(), Map.of("ids", ids)).address(again.url()));
    }

    @Override
    public void read(JsonNode answer, Reading reading) {
        if (!answer.isMissingNode()) {
            Endpoint one = endpoint.reading(again.items());
            reading.each(one.items(answer, reading), item -> endpoint.mapping().read(item, reading));
        }
    }

    @Override
    public boolean showsEdits() {
        return true;
    }
}
