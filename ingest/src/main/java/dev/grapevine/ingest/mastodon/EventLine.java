package dev.grapevine.ingest.mastodon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Access;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.ingest.mastodon.EventLines.Event;
import dev.grapevine.ingest.stream.Inbox;
import dev.grapevine.ingest.stream.Inbox.Push;
import dev.grapevine.ingest.stream.Line;
import dev.grapevine.mention.Action;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The public event stream of a Mastodon server (server-sent events); it needs a token since version 4.2. */
public final class EventLine implements Line {

    private static final long MAX_LINE = 2_000_000;

    private final Origin origin;
    private final Access access;
    private final Predicate<Intake> wanted;
    private final ApiClient http;
    private final InstantSource clock;
    private @Nullable Call call;

    /** @param wanted which statuses are passed on; deletions always are */
    public EventLine(Origin origin, Access access, Predicate<Intake> wanted, ApiClient http, InstantSource clock) {
        this.origin = origin;
        this.access = access;
        this.wanted = wanted;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public void open(ObjectNode position, Inbox inbox) throws InterruptedException {
        close();
        try {
            ApiRequest question = ApiRequest.get(origin.source().location() + "/api/v1/streaming/public");
            call = http.stream(access.grant(question), new Listener(inbox));
        } catch (Access.Denied e) {
            inbox.end(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ObjectNode after(ObjectNode position, Push last) {
        return position;
    }

    @Override
    public void close() {
        if (call != null) {
            call.cancel();
        }
    }

    /** Reads events on the connection's own thread; a full inbox makes it wait. */
    private final class Listener implements Callback {

        private final Inbox inbox;
        private final EventLines lines = new EventLines();

        Listener(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void onFailure(Call failed, IOException e) {
            inbox.end("connection lost: " + e.getClass().getSimpleName());
        }

        @Override
        public void onResponse(Call answered, Response response) {
            try (response) {
                if (response.isSuccessful()) {
                    read(response.body().source());
                    inbox.end("the server closed the stream");
                } else {
                    inbox.end("the server answered " + response.code() + ": is the token right?");
                }
            } catch (IOException e) {
                inbox.end("connection lost: " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(BufferedSource source) throws IOException, InterruptedException {
            while (!source.exhausted()) {
                Optional<Event> event = lines.take(source.readUtf8LineStrict(MAX_LINE));
                if (event.isPresent()) {
                    put(event.get());
                }
            }
        }

        private void put(Event event) throws InterruptedException {
            Reading reading = new Reading(origin, clock.instant());
            MastodonParser.read(event, reading);
            for (Intake intake : reading.intakes()) {
                if (!(intake instanceof Heard heard)
                        || heard.mention().action() == Action.DELETE
                        || wanted.test(intake)) {
                    inbox.put(Push.of(intake, 0, 0));
                }
            }
        }
    }
}
