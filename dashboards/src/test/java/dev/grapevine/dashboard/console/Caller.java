package dev.grapevine.dashboard.console;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Somebody with a browser: keeps cookies, follows nothing. */
final class Caller {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Console console;

    Caller(Console console) {
        this.console = console;
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @param fields name, value, name, value ... */
    HttpResponse<String> post(String path, String... fields) throws Exception {
        return postFrom("Accept", "text/html", path, fields);
    }

    /** @param header by which a browser says where a form came from */
    HttpResponse<String> postFrom(String header, String site, String path, String... fields) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, site)
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + path));
    }

    private static String form(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** The secret of this visitor's forms. */
    static String token(String page) {
        return page.replaceAll("(?s).*name=\"token\" value=\"([0-9a-f]+)\".*", "$1");
    }
}
