package dev.grapevine.ingest.fetch;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One question to an API. Its text form is its address without the query, which may hold a key.
 *
 * @param form fields of a POST; null for a GET
 */
public record ApiRequest(
        String url, Map<String, String> headers, @Nullable Map<String, String> form) {

    public ApiRequest {
        headers = Map.copyOf(headers);
        form = form == null ? null : Map.copyOf(form);
    }

    public static ApiRequest get(String url) {
        return new ApiRequest(url, Map.of(), null);
    }

    public static ApiRequest post(String url, Map<String, String> form) {
        return new ApiRequest(url, Map.of(), form);
    }

    public ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(url, more, form);
    }

    /** With one more parameter; null adds none. */
    public ApiRequest query(String name, @Nullable Object value) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed == null || value == null
                ? this
                : new ApiRequest(
                        parsed.newBuilder()
                                .addQueryParameter(name, value.toString())
                                .build()
                                .toString(),
                        headers,
                        form);
    }

    @Override
    public String toString() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
