package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being said, in a browser.
 *
 * <p>Pages are made here and work without scripts; a small script keeps them fresh and draws the charts from
 * {@code /api/overview}. Everything comes from this process: no other host is asked for anything.
 */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int UNAVAILABLE = 503;

    private final Elasticsearch elasticsearch;
    private final BrandBook brands;
    private final OverviewReader overviews;
    private final MailBox mailBox;
    private final Guard guard;
    private final Pages pages = new Pages(Console.class);
    private final Javalin server;

    private Console(Settings settings, ConsoleOptions options) {
        String address = Guard.address(settings);
        int port = settings.number(Setting.CONSOLE_PORT);
        guard = new Guard(settings);
        elasticsearch = Elasticsearch.connect(settings);
        brands = BrandBook.open(settings);
        overviews = new OverviewReader(new Archive(elasticsearch), brands::brands);
        mailBox = new MailBox(options.mailBox());
        server = Javalin.create(this::configure).start(address, port);
        LOG.info("console: http://{}:{}", address, server.port());
    }

    /**
     * Starts the console; Elasticsearch and Kafka may come later.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Console start(Settings settings, ConsoleOptions options) {
        return new Console(settings, options);
    }

    /** The port it listens on, also where the settings left the choice. */
    public int port() {
        return server.port();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.staticFiles.enableWebjars();
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/dev/grapevine/dashboard/console/static";
            files.location = Location.CLASSPATH;
            files.headers = java.util.Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "max-age=300");
        });
        config.routes
                .before(guard::checkHost)
                .before(Guard::protectPage)
                .get("/", this::overview)
                .get("/api/overview", this::charts)
                .get("/mails", this::mails)
                .get("/mails/{name}", this::mail)
                .get("/mails/{name}/body", this::mailBody)
                .exception(ElasticsearchFault.class, this::unavailable)
                .error(404, "html", this::notFound);
    }

    private void overview(Context context) {
        Optional<Overview> overview = read(context);
        context.html(
                overview.isPresent()
                        ? pages.render("overview.ftlh", OverviewView.of(overview.get()))
                        : pages.render(
                                "message.ftlh",
                                new Message(
                                        "Nothing was heard yet",
                                        "Grapevine runs and waits for the first mention. If nothing comes within a few"
                                                + " minutes, look whether a brand is in brands.yml, whether a source is"
                                                + " in sources.yml, and whether ingest and the jobs are running.",
                                        "This page looks again by itself.")));
    }

    private void charts(Context context) {
        Optional<Overview> overview = read(context);
        if (overview.isEmpty()) {
            throw new NotFoundResponse("nothing was heard yet");
        }
        json(context, Charts.of(overview.get()));
    }

    private Optional<Overview> read(Context context) {
        return overviews.read(context.queryParam("brand"), Span.of(context.queryParam("range")));
    }

    private void mails(Context context) {
        context.html(pages.render("mails.ftlh", new Mails(mailBox.isThere(), mailBox.list())));
    }

    private void mail(Context context) {
        context.html(pages.render("mail.ftlh", opened(context)));
    }

    private void mailBody(Context context) {
        Guard.protectMail(context);
        String html = opened(context).html();
        context.html("<base target=\"_blank\">" + html);
    }

    private MailBox.Opened opened(Context context) {
        return mailBox.open(context.pathParam("name"))
                .orElseThrow(() -> new NotFoundResponse("no such mail; it may have been deleted"));
    }

    private void unavailable(ElasticsearchFault fault, Context context) {
        LOG.warn("a page could not be shown: {}", fault.getMessage());
        context.status(UNAVAILABLE);
        context.html(pages.render(
                "message.ftlh",
                new Message(
                        "The archive does not answer",
                        "Nothing is lost: mentions and alerts go on, and mails are sent. This page needs Elasticsearch"
                                + " at " + elasticsearch.address() + "; look whether it is running.",
                        "This page looks again by itself.")));
    }

    private void notFound(Context context) {
        context.html(pages.render(
                "message.ftlh", new Message("There is no such page", "The address may be old, or mistyped.", "")));
    }

    private static void json(Context context, Object value) {
        try {
            context.contentType("application/json").result(Json.json().writeValueAsBytes(value));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    /** A page that says one thing. */
    record Message(String title, String text, String hint) {}

    record Mails(boolean isThere, List<MailBox.Entry> mails) {}

    @Override
    public void close() {
        server.stop();
        brands.close();
        elasticsearch.close();
    }
}
