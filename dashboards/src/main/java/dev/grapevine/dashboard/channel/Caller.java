package dev.grapevine.dashboard.channel;

import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.Posted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls to addresses that an operator configured.
 *
 * <p>It follows no redirect, reads little of any answer, waits for none too long, and calls no inside address unless
 * that is allowed: a webhook's address is a value that somebody may have been talked into.
 */
final class Caller {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_READ = 1_000;
    private static final int UNIQUE_LOCAL = 0xFC;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;
    private final boolean insideAllowed;

    Caller(Duration patience, boolean insideAllowed) {
        this.patience = patience;
        this.insideAllowed = insideAllowed;
    }

    /** 2xx is accepted; 408, 425, 429 and 5xx may work later; everything else is final. */
    Posted call(Call call) {
        String scheme = String.valueOf(call.address().getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || (insideAllowed && scheme.equals("http")))
                || call.address().getHost() == null) {
            return new Posted.Refused("its address is no https address");
        }
        try {
            if (!insideAllowed && isInside(call.address().getHost())) {
                return new Posted.Refused("its address leads inside; GRAPEVINE_WEBHOOK_INSIDE=yes would allow that");
            }
            return answer(call);
        } catch (UnknownHostException e) {
            return new Posted.TryLater("its host is not known", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Posted.TryLater("interrupted", true);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address())
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Grapevine")
                .POST(BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return request.build();
    }

    /** Waits for the whole of the answer that it reads no longer than patience lasts: a server may hang in its middle. */
    private Posted answer(Call call) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(call), head -> new Beginning(isAccepted(head.statusCode()) ? 0 : MOST_READ));
        try {
            return judge(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Posted.TryLater("no answer in " + patience, true);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Posted.TryLater("no answer: " + MailText.oneLine(cause.toString()), true);
        }
    }

    private static boolean isAccepted(int status) {
        return status >= 200 && status < 300;
    }

    private static Posted judge(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (isAccepted(status)) {
            return new Posted.Accepted();
        }
        String body = MailText.oneLine(new String(answer.body(), StandardCharsets.UTF_8));
        String said = status + " " + MailText.shorten(body, 300);
        boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
        return later ? new Posted.TryLater(said, true) : new Posted.Refused(said);
    }

    private static boolean isInside(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Caller::isInside);
    }

    private static boolean isInside(InetAddress address) {
        byte first = address.getAddress()[0];
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address.getAddress().length == 16 && (first & 0xFE) == UNIQUE_LOCAL);
    }
}
