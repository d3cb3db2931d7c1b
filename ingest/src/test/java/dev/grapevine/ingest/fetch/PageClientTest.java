package dev.grapevine.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageClientTest {

    private final Website site =
            new Website().page("/page", "text/html", "hello").page("/private", "text/html", "no");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final FetchPolicy policy =
            FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO);
    private final WebClient web = new WebClient(policy);
    private final PageClient pages = new PageClient(web, now::get);

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @Test
    void robotsTxtIsObeyedAndAskedForOnce() throws InterruptedException {
        site.page("/robots.txt", "text/plain", "User-agent: grapevine\nDisallow: /private\n");

        assertThat(get("/page")).isInstanceOf(Body.class);
        assertThat(get("/private"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("robots.txt"));
        assertThat(site.count("/robots.txt")).isEqualTo(1);
        assertThat(site.count("/private")).isZero();
    }

    @Test
    void noRobotsTxtAllowsEverything() throws InterruptedException {
        assertThat(get("/page")).isInstanceOf(Body.class);
    }

    @Test
    void brokenServerAllowsNothingUntilItCanSay() throws InterruptedException {
        site.route("/robots.txt", exchange -> Website.send(exchange, 500, new byte[0]));

        assertThat(get("/page")).isInstanceOf(Failed.class);
        site.page("/robots.txt", "text/plain", "");
        assertThat(get("/page")).isInstanceOf(Failed.class);
        now.set(Instant.EPOCH.plus(Duration.ofHours(1)));
        assertThat(get("/page")).isInstanceOf(Body.class);
    }

    @Test
    void siteThatWantsMoreThanHalfAMinuteBetweenPagesIsLeftAlone() throws InterruptedException {
        site.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 60\n");

        assertThat(get("/page")).isInstanceOf(Failed.class);
    }

    @Test
    void ownSiteIsAskedAsFastAsItsOwnerAllowsAndNoOther() throws InterruptedException {
        Manners manners = web.manners().at("127.0.0.1", Duration.ofMillis(20));
        Manners foreign = Manners.of(Duration.ofMillis(300)).at("elsewhere.example", Duration.ofMillis(20));

        assertThat(timeOfThree(web.with(manners))).isLessThan(Duration.ofMillis(600));
        assertThat(timeOfThree(web.with(foreign))).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void whatRobotsTxtAsksForCountsMoreThanAnyOwnPace() throws InterruptedException {
        site.page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.3\n");
        Manners fast = web.manners().at("127.0.0.1", Duration.ofMillis(1));

        assertThat(fast.atLeast(Duration.ofMillis(300)).of("127.0.0.1")).isEqualTo(Duration.ofMillis(300));
        assertThat(pages.with(fast).get(site.url("/page"), Validators.NONE)).isInstanceOf(Body.class);
    }

    private Duration timeOfThree(Fetch fetch) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThat(fetch.get(site.url("/page"), Validators.NONE)).isInstanceOf(Body.class);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Fetched get(String path) throws InterruptedException {
        return pages.get(site.url(path), Validators.NONE);
    }
}
