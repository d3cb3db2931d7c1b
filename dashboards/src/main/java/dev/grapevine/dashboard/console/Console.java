package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.link.SignedLinks;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being said, in a browser.
 *
 * <p>Pages are made here and work without scripts; a small script keeps them fresh and draws the charts from
 * {@code /api}. Everything comes from this process: no other host is asked for anything.
 */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int UNAVAILABLE = 503;

    private final Elasticsearch elasticsearch;
    private final RecentAnswers recent;
    private final Archive archive;
    private final ReplyDesk replies;
    private final HandOver handOver;
    private final BrandDesk desk;
    private final Labels labels;
    private final LiveTable<Brand> brands;
    private final LiveTable<IncidentEvent> alerts;
    private final ActLog acts;
    private final Rehearsals rehearsals;
    private final MailBox mailBox;
    private final Gate gate;
    private final Live live;
    private final Optional<SignedLinks> signedLinks;
    private final Page page = new Page();
    private final Javalin server;

    private Console(Settings settings, ConsoleOptions options) {
        gate = new Gate(settings, InstantSource.system(), page::logIn);
        int port = settings.number(Setting.CONSOLE_PORT);
        signedLinks = SignedLinks.of(settings);
        elasticsearch = Elasticsearch.connect(settings);
        recent = new RecentAnswers(elasticsearch, InstantSource.system());
        Search shown = options.remembers() ? recent : elasticsearch;
        archive = new Archive(elasticsearch, shown, InstantSource.system());
        replies = new ReplyDesk(shown);
        handOver = new HandOver(settings);
        Map<String, Object> kafka = KafkaClient.of(settings);
        brands = LiveTable.open(settings, Topic.BRANDS, Brand.class);
        alerts = LiveTable.open(settings, Topic.ALERTS, IncidentEvent.class);
        acts = new ActLog(settings);
        desk = new BrandDesk(
                new BrandEditor(
                        kafka,
                        settings.find(Setting.PSEUDONYM_KEY)
                                .map(Pseudonyms::new)
                                .orElse(null)),
                acts);
        labels = new Labels(new Corrector(kafka), acts);
        rehearsals = new Rehearsals(new Rehearsal(elasticsearch), InstantSource.system());
        mailBox = new MailBox(options.mailBox());
        live = new Live(this::stamp);
        server = Javalin.create(this::configure).start(gate.address(), port);
        live.start();
        LOG.info("console: http://{}:{}", gate.address(), server.port());
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
        config.staticFiles.add(Console::ownFiles);
        config.routes.before(Policies::protectPage).before(gate::check);
        gate.addTo(config.routes);
        addPages(config.routes);
        config.routes
                .exception(ElasticsearchFault.class, this::noArchive)
                .exception(KafkaException.class, this::noKafka)
                .exception(HttpResponseException.class, this::no)
                .error(404, "html", this::notFound);
    }

    private static void ownFiles(StaticFileConfig files) {
        files.hostedPath = "/static";
        files.directory = "/dev/grapevine/dashboard/console/static";
        files.location = Location.CLASSPATH;
        files.headers = Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "max-age=300");
    }

    private void addPages(RoutesConfig routes) {
        Brands known = new Brands(archive, brands::values);
        new OverviewPage(new OverviewReader(archive, known), page).addTo(routes);
        new MentionsPage(archive, known, labels, page).addTo(routes);
        new IncidentsPage(archive, known, page).addTo(routes);
        new IncidentPage(archive, known, acts, alerts::values, page).addTo(routes);
        new RepliesPage(archive, replies, known, acts, handOver, page).addTo(routes);
        new BrandsPage(known, desk, page).addTo(routes);
        new BacktestPage(archive, rehearsals, known, desk, acts, alerts::values, page).addTo(routes);
        new InvitedPage(signedLinks, archive, acts, alerts::values, page).addTo(routes);
        new SourcesPage(archive, page).addTo(routes);
        new MailPage(mailBox, page).addTo(routes);
        routes.sse("/api/live", live::join);
    }

    /** Changes when there is anything new to show. */
    private Object stamp() {
        return List.of(
                archive.stamp(),
                alerts.changes(),
                acts.changes(),
                brands.changes(),
                rehearsals.changes(),
                recent.changes());
    }

    private void noArchive(ElasticsearchFault fault, Context context) {
        LOG.warn("a page could not be shown: {}", fault.getMessage());
        context.status(UNAVAILABLE);
        page.say(
                context,
                "The archive does not answer",
                "Nothing is lost: mentions and alerts go on, and mails are sent. This page needs Elasticsearch at "
                        + elasticsearch.address() + "; look whether it is running.",
                "This page looks again by itself.");
    }

    private void noKafka(KafkaException fault, Context context) {
        LOG.warn("an act was not recorded: {}", fault.toString());
        context.status(UNAVAILABLE);
        page.say(
                context,
                "That was not recorded",
                "Kafka does not answer, so nobody was told and nothing was changed. Go back and try again in a minute.",
                "");
    }

    private void no(HttpResponseException refusal, Context context) {
        context.status(refusal.getStatus());
        page.say(context, "That did not work", String.valueOf(refusal.getMessage()), "");
    }

    private void notFound(Context context) {
        if (context.result() == null || String.valueOf(context.result()).isEmpty()) {
            page.say(context, "There is no such page", "The address may be old, or mistyped.", "");
        }
    }

    @Override
    public void close() {
        live.close();
        server.stop();
        rehearsals.close();
        recent.close();
        brands.close();
        alerts.close();
        acts.close();
        elasticsearch.close();
    }
}
