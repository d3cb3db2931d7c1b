package dev.grapevine.ingest.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the articles that a feed or a news sitemap leads to: the list as often as the source is polled, each page once,
 * where its site's robots.txt lets us.
 *
 * <p>A few pages a poll, so that a long list does not hold a thread for minutes; the rest stands in the position. A page
 * that cannot be had just now is tried again with the next polls; one that cannot be had at all is a dead letter.
 */
public final class ArticlesConnector implements Connector {

    private static final int PAGES = 10;

    private final Origin origin;
    private final Fetch list;
    private final Fetch pages;
    private final InstantSource clock;
    private final Lists lists;
    private final ArticleParser parser = new ArticleParser();

    /**
     * @param list fetches what the configuration names
     * @param pages fetches what was found there, and asks robots.txt before
     */
    public ArticlesConnector(Origin origin, Fetch list, Fetch pages, InstantSource clock) {
        this.origin = origin;
        this.list = list;
        this.pages = pages;
        this.clock = clock;
        this.lists = new Lists(list, origin.source());
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Backlog backlog = Backlog.of(position);
        if (!backlog.isWorkedOff()) {
            return read(backlog, null);
        }
        Lists.Read listed = lists.read(backlog, clock.instant());
        Failed failed = listed.failed();
        if (failed != null) {
            State state = failed.gone() ? State.PARKED : State.FAILING;
            return Batch.nothing(position, state, failed.reason()).notBefore(failed.retryAfter());
        }
        return read(backlog, listed.missed());
    }

    private Batch read(Backlog backlog, @Nullable String missed) throws InterruptedException {
        List<Intake> intakes = new ArrayList<>();
        for (int page = 0; page < PAGES && backlog.next() != null; page++) {
            String url = backlog.next();
            Fetched fetched = pages.get(String.valueOf(url), Validators.NONE);
            if (fetched instanceof Failed failed && !failed.isAboutTheAddress() && backlog.mayBeTriedAgain()) {
                backlog.later();
            } else {
                intakes.addAll(intakes(String.valueOf(url), fetched));
                backlog.done();
            }
        }
        State state = missed == null ? State.OK : State.DEGRADED;
        Batch batch = new Batch(intakes, backlog.position(), state, missed, null, null);
        return backlog.next() == null ? batch : batch.notBefore(Duration.ZERO);
    }

    private List<Intake> intakes(String url, Fetched fetched) {
        if (fetched instanceof Body body) {
            Raw raw = new Raw(body.bytes(), body.contentType(), body.url(), body.contentLanguage());
            return parser.parse(raw, origin, url, clock.instant()).intakes();
        }
        String reason = fetched instanceof Failed failed ? failed.reason() : "the server sent nothing";
        return List.of(Garbled.of(url, origin.source().name(), url, "NOT_FETCHED", reason));
    }

    @Override
    public @Nullable String site() {
        return URI.create(origin.source().location()).getHost();
    }

    @Override
    public Duration pause() {
        return list.pause(origin.source().location());
    }
}
