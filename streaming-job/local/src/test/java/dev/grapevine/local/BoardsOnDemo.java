package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.board.BoardFile;
import dev.grapevine.dashboard.board.BoardPreview;
import dev.grapevine.dashboard.board.BoardQuestions;
import dev.grapevine.dashboard.board.DataCheck;
import dev.grapevine.dashboard.board.Stretch;
import dev.grapevine.dashboard.digest.DigestReader;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.Tallies;
import dev.grapevine.dashboard.kibana.Boards;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.measure.Reputation;
import dev.grapevine.measure.Tally;
import dev.grapevine.sentiment.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The boards on what the demo left in Elasticsearch: every panel shows something, planted faults are seen, and every
 * measure is the same by the documents, by Kibana's questions, in the console and in the mails.
 */
final class BoardsOnDemo {

    /** The crisis is over by then. */
    private static final Instant EVENING = Instant.parse("2026-02-17T00:30:00Z");

    private static final Stretch WEEK = new Stretch(EVENING.minus(Duration.ofDays(7)), EVENING);
    private static final List<Integer> WIDTHS = List.of(1000, 1600);
    private static final String BRAND = "brisquell";

    private final Elasticsearch search;
    private final BoardFile file = BoardFile.of(Boards.lines(""));

    BoardsOnDemo(Elasticsearch search) {
        this.search = search;
    }

    /** The demo has two weeks: a board of a month shows the second against the first. */
    private static Stretch stretch(String from) {
        Stretch wanted = Stretch.lookingBack(from, EVENING);
        return wanted.from().isBefore(WEEK.from()) ? WEEK : wanted;
    }

    void everyPanelShowsSomething() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(DataCheck.problems(file, search, BoardsOnDemo::stretch))
                        .isEmpty());
    }

    /** What no look at the file can find, but only a question to Elasticsearch. */
    void plantedFaultsAreSeen() {
        Map<String, Function<String, String>> faults = Map.of(
                "keeps a colour for 'furious', which never occurs",
                        line -> line.replace("\\\"values\\\":[\\\"negative\\\"]", "\\\"values\\\":[\\\"furious\\\"]"),
                "its part '6 stars' matches nothing",
                        line -> line.replace(
                                "{\\\"label\\\":\\\"5 stars\\\",\\\"input\\\":{\\\"query\\\":\\\"stars >= 4.5\\\"",
                                "{\\\"label\\\":\\\"6 stars\\\",\\\"input\\\":{\\\"query\\\":\\\"stars >= 5.5\\\""),
                "shows nothing", line -> line.replace("stars >= 1\\\"", "stars >= 7\\\""),
                "column 'likes' is empty",
                        line -> line.replace(
                                "\\\"sourceField\\\":\\\"engagement.likes\\\"",
                                "\\\"sourceField\\\":\\\"engagement.views\\\""),
                "its marks match nothing", line -> line.replace("competitor: false", "kind: earthquake"),
                "cannot be asked",
                        line -> line.replace(
                                "\\\"sourceField\\\":\\\"aspects.name\\\"", "\\\"sourceField\\\":\\\"text\\\""));
        faults.forEach((complaint, fault) -> {
            List<String> faulty = Boards.lines("").stream().map(fault).toList();
            assertThat(faulty).as(complaint).isNotEqualTo(Boards.lines(""));
            assertThat(DataCheck.problems(BoardFile.of(faulty), search, BoardsOnDemo::stretch))
                    .anyMatch(problem -> problem.contains(complaint));
        });
    }

    void everyMeasureIsTheSameEverywhere(Path brands) {
        Brand brand = BrandsFile.read(brands).stream()
                .filter(each -> each.id().equals(BRAND))
                .findFirst()
                .orElseThrow();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> compare(brand));
    }

    private void compare(Brand brand) {
        List<EnrichedMention> documents = documents(WEEK);
        Tally counted = tally(documents);
        assertThat(counted.mentions()).isGreaterThan(1_000);
        assertThat(Tallies.byBrand(search, WEEK.from(), WEEK.until()))
                .as("the console's figures")
                .containsEntry(BRAND, counted);
        assertThat(new DigestReader(search)
                        .read(brand, WEEK.from(), WEEK.until(), Set.of(), Set.of())
                        .now())
                .as("the mail's figures")
                .isEqualTo(counted);
        kibana("grapevine-overview", "Mentions", counted.mentions());
        kibana("grapevine-overview", "Different stories", counted.stories());
        kibana("grapevine-overview", "Net sentiment", counted.netSentiment().orElseThrow());
        kibana("grapevine-overview", "Potential reach", counted.reach());
        kibana("grapevine-overview", "Engagement", counted.engagement());
        kibana(
                "grapevine-brand-health",
                "Negative share",
                counted.negativeShare().orElseThrow());
        kibana(
                "grapevine-brand-health",
                "Average rating",
                counted.averageStars().orElseThrow());
        kibana(
                "grapevine-brand-health",
                "Reputation score",
                Reputation.of(counted).orElseThrow().score());
        kibana("grapevine-crisis-room", "Complaints", counted.negative());
        kibana("grapevine-crisis-room", "New voices", counted.authors());
    }

    private void kibana(String board, String figure, double expected) {
        assertThat(BoardQuestions.figures(file, board, search, WEEK, BRAND).get(figure))
                .as("Kibana's " + figure)
                .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }

    /** Counted one by one, by no code of ours that counts. */
    private static Tally tally(List<EnrichedMention> documents) {
        return documents.stream().map(BoardsOnDemo::one).reduce(Tally.NONE, Tally::plus);
    }

    private static Tally one(EnrichedMention mention) {
        @Nullable
        Label label = mention.sentiment() == null ? null : mention.sentiment().label();
        return new Tally(
                1,
                mention.story().first() ? 1 : 0,
                mention.voice().first() ? 1 : 0,
                label == Label.NEGATIVE ? 1 : 0,
                label == Label.NEUTRAL ? 1 : 0,
                label == Label.POSITIVE ? 1 : 0,
                label == Label.MIXED ? 1 : 0,
                label == null ? 1 : 0,
                mention.author() == null || mention.author().followers() == null
                        ? 0
                        : mention.author().followers(),
                mention.engagement() == null ? 0 : mention.engagement().acts(),
                mention.stars() == null ? 0 : 1,
                mention.stars() == null ? 0 : mention.stars());
    }

    private List<EnrichedMention> documents(Stretch stretch) {
        List<EnrichedMention> documents = new ArrayList<>();
        String after = "";
        while (true) {
            ObjectNode page = Ask.json(
                    "{'size':5000,'query':{'bool':{'filter':[{'term':{'brand':?}},{'term':{'own':false}},"
                            + "{'range':{'eventTime':{'gte':?,'lt':?}}},{'range':{'mention.id':{'gt':?}}}]}},"
                            + "'sort':[{'mention.id':'asc'}]}",
                    BRAND,
                    stretch.from().toString(),
                    stretch.until().toString(),
                    after);
            JsonNode hits = search.search(IndexFamily.MENTIONS.alias(), page).at("/hits/hits");
            if (hits.isEmpty()) {
                return documents;
            }
            for (JsonNode hit : hits) {
                EnrichedMention mention = Json.json().convertValue(hit.path("_source"), EnrichedMention.class);
                documents.add(mention);
                after = mention.mention().id();
            }
        }
    }

    /** Pictures of each board at two widths, in target/screenshots; looked at by people and shown in the docs. */
    void previewsAreDrawn(Path folder) throws IOException {
        Optional<Browser> found = Browser.find();
        if (found.isEmpty()) {
            return;
        }
        try (Browser browser = found.get()) {
            for (String board : file.boards()) {
                Path page = folder.resolve(board + ".html");
                Files.writeString(page, BoardPreview.html(file, board, search, stretch(file.looksBack(board))));
                for (int width : WIDTHS) {
                    browser.open(page.toUri().toString(), width, 1500);
                    assertThat(browser.run("return document.body.dataset.drawn"))
                            .as(board)
                            .isEqualTo("yes");
                    assertThat(browser.text()).contains("Preview, not Kibana");
                    assertThat(browser.fitsItsWidth())
                            .as(board + " fits " + width)
                            .isTrue();
                    browser.screenshot(Path.of("target", "screenshots", board + "-" + width + ".png"));
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
