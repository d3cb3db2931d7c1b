package dev.grapevine.local.channel;

import io.javalin.Javalin;
import io.javalin.websocket.WsConnectContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.websocket.api.Callback.Completable;

/** A Jetstream server of the first wire with so many posts, from the cursor on, as fast as they are taken. */
final class Sky implements AutoCloseable {

    /** 2026-03-02T12:00:00Z; one event a millisecond. */
    private static final long START = 1_772_452_800_000_000L;

    private static final int AHEAD = 1_000;

    private final int posts;
    private final ExecutorService sending = Executors.newCachedThreadPool();
    private final Javalin server;

    Sky(int posts) {
        this.posts = posts;
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.ws("/subscribe", ws -> ws.onConnect(context -> sending.execute(() -> send(context))));
                })
                .start("127.0.0.1", 0);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    static String nativeId(int number) {
        return "at://did:plc:author" + number % 997 + "/app.bsky.feed.post/k" + number;
    }

    private void send(WsConnectContext context) {
        String cursor = context.queryParam("cursor");
        long from = cursor == null ? 0 : Math.max(0, (Long.parseLong(cursor) - START) / 1_000);
        try {
            for (int number = (int) from; number < posts; number++) {
                Completable sent = new Completable();
                context.session.sendText(frame(number), sent);
                if (number % AHEAD == 0) {
                    sent.join();
                }
            }
        } catch (RuntimeException e) {
            // the listener is gone
        }
    }

    /** As long as the recorded ones are: some 700 bytes. */
    static String frame(int number) {
        return "{\"did\":\"did:plc:author" + number % 997 + "\",\"time_us\":" + (START + number * 1_000L)
                + ",\"kind\":\"commit\",\"commit\":{\"rev\":\"3l" + number
                + "\",\"operation\":\"create\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"k" + number
                + "\",\"record\":{\"$type\":\"app.bsky.feed.post\",\"createdAt\":\"2026-03-02T12:00:00.000Z\",\"langs\":[\"en\"],"
                + "\"facets\":[{\"features\":[{\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"kettle\"}],"
                + "\"index\":{\"byteStart\":60,\"byteEnd\":67}}],\"reply\":{\"parent\":{\"cid\":\"bafyrei" + number
                + "\",\"uri\":\"at://did:plc:other/app.bsky.feed.post/p" + number + "\"},\"root\":{\"cid\":\"bafyroot"
                + number + "\",\"uri\":\"at://did:plc:other/app.bsky.feed.post/p" + number
                + "\"}},\"text\":\"Post " + number + " about the acme that leaks on the table again #kettle\"},"
                + "\"cid\":\"bafyreigh" + number + "\"}}";
    }

    @Override
    public void close() {
        server.stop();
        sending.shutdownNow();
    }
}
