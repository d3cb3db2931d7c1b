package dev.grapevine.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.Discovery;
import dev.grapevine.ingest.feed.Discovery.Found;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Validators;
import dev.grapevine.ingest.fetch.WebClient;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import okhttp3.HttpUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the feeds of a site or of an OPML list and prints them as lines for sources.yml. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the feeds that a page names, or that another reader exported as OPML, and prints them",
            "as lines for sources.yml; exit code 1 if there are none."
        })
public final class IngestFindCommand implements Callable<Integer> {

    private static final int MAX_NAME = 60;

    @Parameters(paramLabel = "URL|FILE", description = "address of a page or a feed, or an OPML file")
    private String where = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        FetchPolicy policy;
        try {
            policy = FetchPolicy.of(Settings.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        Path file = HttpUrl.parse(where) == null ? Path.of(where) : null;
        if (file != null && !Files.isRegularFile(file)) {
            err.println(where + ": neither an http or https address nor a file");
            return 2;
        }
        Fetched fetched = file == null
                ? fetched(policy)
                : new Body(Files.readAllBytes(file), "", null, Validators.NONE, null, null, null);
        if (fetched instanceof Failed failed) {
            err.println(where + ": " + failed.reason());
            return 1;
        }
        return fetched instanceof Body body ? print(body) : 1;
    }

    private Fetched fetched(FetchPolicy policy) throws InterruptedException {
        try (WebClient web = new WebClient(policy)) {
            return web.get(where, Validators.NONE);
        }
    }

    private int print(Body body) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<Found> feeds = Discovery.in(new Raw(body.bytes(), body.contentType(), body.url()));
        Set<String> names = new HashSet<>();
        for (Found feed : feeds) {
            String quoted = Json.json().writeValueAsString(feed.url());
            String remark = feed.title().isEmpty() ? "" : "  # " + feed.title();
            out.println("  - {name: " + unique(name(feed), names) + ", type: feed, url: " + quoted + "}" + remark);
        }
        out.flush();
        if (feeds.isEmpty()) {
            spec.commandLine().getErr().println(where + ": no feed is named there");
        }
        return feeds.isEmpty() ? 1 : 0;
    }

    /** The title, else the host, in the letters that a name may have. */
    private static String name(Found feed) {
        HttpUrl url = HttpUrl.parse(feed.url());
        String host = url == null ? "feed" : url.host();
        String plain = slug(feed.title());
        String name = plain.isEmpty() ? slug(host) : plain;
        return name.isEmpty() ? "feed" : name;
    }

    private static String slug(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = ascii.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        String bounded = slug.substring(0, Math.min(MAX_NAME, slug.length()));
        return bounded.replaceAll("^-+|-+$", "");
    }

    private static String unique(String name, Set<String> taken) {
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }
}
