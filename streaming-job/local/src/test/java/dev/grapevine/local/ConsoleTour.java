package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody from PR looks at the console after the demo's crisis, on a phone, a laptop and a wide screen, by day and night. */
final class ConsoleTour {

    private static final int HEIGHT = 1000;

    private record Screen(int width, String theme) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen(390, "light"),
            new Screen(390, "dark"),
            new Screen(1280, "light"),
            new Screen(1280, "dark"),
            new Screen(1920, "light"),
            new Screen(1920, "dark"));

    private final Browser browser;
    private final String console;

    ConsoleTour(Browser browser, String console) {
        this.browser = browser;
        this.console = console.replaceAll("/$", "");
    }

    /** Sees the alert, understands it, takes it on, reads the evidence, corrects a label, answers somebody. */
    void act() {
        browser.look(390, 844, "light");
        browser.open(console + "/");
        browser.press("#incidents a[href^='/incidents/']");
        seen("It is over", "What people say", "Words that stand out", "Who carries it", "Nobody has taken it yet");
        browser.type("#by", "Nell");
        browser.type("#note", "recall text is out");
        browser.press("button[value=acknowledge]");
        seen("Nell is looking into it: recall text is out");
        browser.press("#evidence li:has(.chip.negative) a[href^='/mentions?']");
        seen("1 mention", "Why it is here");
        browser.press("#mentions summary");
        seen("It matches");
        long negative = negative();
        browser.choose("#mentions select[name=label]", "positive");
        browser.press("#mentions form button");
        seen("Corrected to positive.");
        browser.press("nav a[href^='/replies']");
        seen("Who needs an answer");
        String before = browser.text();
        browser.press("#replies button[value=answered]");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(summary(browser.text())).isNotEqualTo(summary(before)));
        seen("1 was answered, within");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(negative())
                        .as("negative mentions once a label was corrected")
                        .isEqualTo(negative - 1));
    }

    /** Of all days but the last, of which more is still heard. */
    private long negative() {
        return Long.parseLong(String.valueOf(browser.run("return fetch('/api/overview?range=90d')"
                + ".then(answer => answer.json()).then(view => view.charts.negative.slice(0, -1)"
                + ".reduce((a, b) => a + b, 0))")));
    }

    private static String summary(String page) {
        return page.replaceAll("(?s).*?(\\d+ of \\d+ wait for an answer).*", "$1");
    }

    /** Every page on every screen: nothing sticks out, nothing complains, nobody is kept out. */
    void look(Path pictures) throws IOException {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            browser.open(console + page.getValue());
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(browser.run("return document.querySelector('#running')"))
                            .as("back-tests that still run")
                            .isEqualTo("null"));
            onEveryScreen(page.getKey(), pictures);
        }
        browser.open(console + "/brands/" + brand());
        browser.type("#query", " NOT allotment");
        browser.type("#aspects", "recall: recall* OR withdrawn");
        browser.press("button[value=try]");
        seen("What it would change", "In the last 7 days", "Would go", "left out by allotment");
        onEveryScreen("brand-tried", pictures);
        assertThat(browser.complaints()).isEmpty();
    }

    private void onEveryScreen(String page, Path pictures) throws IOException {
        for (Screen screen : SCREENS) {
            browser.look(screen.width(), HEIGHT, screen.theme());
            check(page + "-" + screen.width() + "-" + screen.theme(), screen, pictures);
        }
    }

    private String brand() {
        browser.open(console + "/");
        return String.valueOf(browser.run("return document.querySelector('#brand').value"));
    }

    private String first(String path, String links) {
        browser.open(console + path);
        return String.valueOf(browser.run("return document.querySelector(\"" + links + "\").getAttribute('href')"));
    }

    private void check(String name, Screen screen, Path pictures) throws IOException {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(browser.run("return innerWidth === " + screen.width()
                                + " && [...document.querySelectorAll('[data-chart]')].every(each => {"
                                + " const drawn = each.querySelector('canvas');"
                                + " return drawn && Math.abs(drawn.clientWidth - each.clientWidth) <= 1; })"))
                        .as("charts of " + name)
                        .isEqualTo("true"));
        browser.screenshot(pictures.resolve("console-" + name + ".png"));
        assertThat(browser.fitsItsWidth()).as("fits: " + name).isTrue();
        assertThat(browser.barriers()).as("barriers: " + name).isEmpty();
        assertThat(browser.run("return document.querySelectorAll('script:not([src])').length"))
                .as("scripts that came with somebody's text")
                .isEqualTo("0");
    }

    private Map<String, String> pages() {
        String incident = first("/", "#incidents a[href^='/incidents/']");
        String brand = brand();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("incidents", "/incidents");
        pages.put("incident", incident);
        pages.put("mentions", "/mentions");
        pages.put("replies", "/replies");
        pages.put("brands", "/brands");
        pages.put("brand", "/brands/" + brand);
        pages.put(
                "backtest",
                "/backtests/" + brand + "?reason=too-small&incident=" + incident.substring("/incidents/".length()));
        pages.put("sources", "/sources");
        pages.put("mails", "/mails");
        pages.put("mail", first("/mails", "#mails a[href^='/mails/']"));
        return pages;
    }

    private void seen(String... words) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(browser.text()).contains(words));
    }
}
