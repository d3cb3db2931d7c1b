package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.mention.MentionId;
import dev.grapevine.mention.Mentions;
import dev.grapevine.story.Cascades.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryIndexTest {

    private static final Instant NOON = Mentions.NOON;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String FIRE = "The battery of the new Acme phone caught fire in my kitchen this morning";

    private final StoryIndex index = new StoryIndex(100, WEEK);

    @Test
    void aCopyTellsTheStoryOfTheFirst() {
        String first = tell(FIRE, NOON);
        assertThat(first).isEqualTo(id(FIRE).substring(0, 12));
        assertThat(tell("RT @ann: " + FIRE + " https://t.example/1", NOON)).isEqualTo(first);
        assertThat(tell("Wow! " + FIRE.toUpperCase(Locale.ROOT), NOON)).isEqualTo(first);
        assertThat(tell(FIRE.replace("kitchen", "garage"), NOON)).isEqualTo(first);
        assertThat(tell("The support of Acme did not answer my mail for three weeks now", NOON))
                .isNotEqualTo(first);
    }

    @Test
    void shortTextsAreCopiesOnlyWhenTheyAreEqual() {
        assertThat(tell("Thank you Acme!", NOON)).isEqualTo(tell("thank you, acme", NOON));
        assertThat(tell("Thank you Beta!", NOON)).isNotEqualTo(tell("thank you, acme", NOON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // a form that somebody fills in
                "Now playing: Red Hat by The Foxes on Acme Radio, tune in; Now playing: Old Barn by The Owls on Acme Radio, tune in",
                "Acme shares closed at 31.20 on Monday, up 2.1 percent from the day before;"
                        + "Acme shares closed at 29.75 on Tuesday, up 1.4 percent from the day before",
                "Hello Ann, today is the birthday of our Acme club, will you please send us a greeting;"
                        + "Hello Bob, today is the birthday of our Acme club, will you please send us a greeting",
                // what anybody says
                "The Acme was good but it was not worth the wait;The Acme was good but it was not worth the price",
                "This is just the best Acme phone I ever had;This is just the worst Acme phone I ever had",
                "I will go to the Acme store tomorrow;I will go to the Acme store tomorrow and then have dinner with Ann",
                // the same words about something else
                "Acme recalls 300 phones because of the batteries in them;"
                        + "Acme recalls 90 phones because of the batteries in them"
            })
    void textsThatSaySomethingElseAreOtherStories(String one, String other) {
        assertThat(tell(other, NOON)).isNotEqualTo(tell(one, NOON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // quoted
                "Acme recalls 300 phones because of bad batteries;"
                        + "Who would have thought RT @daily: Acme recalls 300 phones because of bad batteries",
                "Acme recalls 300 phones because of bad batteries;Oh my, Acme recalls 300 phones because of bad batteries",
                // cut
                "Acme recalls 300 phones because of batteries that burn when they are charged at night;"
                        + "Acme recalls 300 phones because of batteries that burn when they a... https://t.example/1",
                // tagged, and named after who prints it
                "Acme recalls 300 phones;Acme recalls 300 phones #acme #recall",
                "Acme recalls 300 phones because of bad batteries - Daily Example;"
                        + "Acme recalls 300 phones because of bad batteries | The Other Paper",
                // lightly edited
                "Acme will recall three hundred phones tomorrow because of the bad batteries that burn;"
                        + "Acme will recall three hundred phones tonight because of the bad batteries that burn",
                "ACME RECALLS 300 PHONES BECAUSE OF BAD BATTERIES;Acme recalls 300 phones because of bad batteries"
            })
    void copiesAreOneStory(String one, String other) {
        assertThat(tell(other, NOON)).isEqualTo(tell(one, NOON));
    }

    @Test
    void aCopyOfAnArticleMayBeCutAndEdited() {
        Random random = new Random(5);
        for (int words : new int[] {50, 80, 150, 400, 1_500, 5_000}) {
            List<String> original = new Cascades(words).words(words);
            List<String> copy = new ArrayList<>(original.subList(0, words * 4 / 5));
            for (int i = 0; i < words / 40; i++) {
                copy.set(random.nextInt(copy.size()), "edited" + i);
            }
            assertThat(tell(String.join(" ", copy), NOON)).isEqualTo(tell(String.join(" ", original), NOON));
        }
    }

    @Test
    void textsWithoutWordsAreStoriesOfTheirOwn() {
        assertThat(index.storyOf(Fingerprint.of("@acme", id("1")), id("1"), NOON))
                .isNotEqualTo(index.storyOf(Fingerprint.of("@acme", id("2")), id("2"), NOON));
    }

    @Test
    void aStoryThatNobodyTellsAnyMoreIsForgotten() {
        String first = tell(FIRE, NOON);
        String again = "Yes: " + FIRE;
        assertThat(tell(again, NOON.plus(Duration.ofDays(6)))).isEqualTo(first);
        assertThat(tell("And " + FIRE, NOON.plus(Duration.ofDays(12)))).isEqualTo(first);
        assertThat(tell("So " + FIRE, NOON.plus(Duration.ofDays(20)))).isNotEqualTo(first);
    }

    @Test
    void whatIsHeardAgainFromLongAgoPushesOutNothingNew() {
        String first = tell(FIRE, NOON);
        new Cascades(1).generate(0, 99).forEach(told -> tell(told.text(), NOON));
        new Cascades(2).generate(0, 250).forEach(told -> tell(told.text(), NOON.minus(Duration.ofDays(2))));
        assertThat(tell(FIRE + " again", NOON)).isEqualTo(first);
    }

    @Test
    void beyondItsCapacityTheOldestTextIsForgotten() {
        String first = tell(FIRE, NOON);
        new Cascades(1).generate(0, 250).forEach(told -> tell(told.text(), NOON));
        assertThat(index.size()).isEqualTo(100);
        assertThat(tell(FIRE + " again", NOON)).isNotEqualTo(first);
    }

    @Test
    void aFloodOfCopiesPushesNothingOut() {
        String first = tell(FIRE, NOON);
        for (int i = 0; i < 1_000; i++) {
            tell("RT @bot" + i + ": " + "Acme is the best phone company in the whole wide world", NOON);
        }
        assertThat(index.size()).isEqualTo(2);
        assertThat(tell(FIRE, NOON)).isEqualTo(first);
    }

    @Test
    void afterARestartItGoesOnAsIfNothingHadHappened() {
        List<Told> told = new Cascades(2).generate(30, 200);
        StoryIndex straight = new StoryIndex(150, WEEK);
        StoryIndex interrupted = new StoryIndex(150, WEEK);
        for (Told each : told) {
            interrupted = StoryIndex.decode(interrupted.encode());
            assertThat(story(interrupted, each)).isEqualTo(story(straight, each));
        }
    }

    @Test
    void theStateOfALaterVersionIsRefused() {
        byte[] state = index.encode();
        state[3] = 9;
        assertThatThrownBy(() -> StoryIndex.decode(state)).hasMessage("story index of version 9, expected 3");
    }

    @Test
    void whatAnEarlierVersionRememberedIsForgotten() {
        tell(FIRE, NOON);
        byte[] state = index.encode();
        state[3] = 2;
        StoryIndex emptied = StoryIndex.decode(state);
        assertThat(emptied.size()).isZero();
        assertThat(emptied.storyOf(Fingerprint.of(FIRE, id("1")), id("1"), NOON))
                .isEqualTo(id("1").substring(0, 12));
    }

    @Test
    void aTextTakesAtMost32Bytes() {
        StoryIndex full = new StoryIndex(4_000, WEEK);
        new Cascades(3).generate(0, 5_000).forEach(told -> story(full, told));
        assertThat(StoryIndex.BYTES_PER_TEXT).isLessThanOrEqualTo(32);
        assertThat(full.encode().length).isLessThanOrEqualTo(4_000 * StoryIndex.BYTES_PER_TEXT + 16);
    }

    @Test
    void copiesAreFoundAmongUnrelatedTexts() {
        assertQuality(100, 5_000);
    }

    @Test
    @Tag("slow")
    void copiesAreFoundAmongAHundredThousandUnrelatedTexts() {
        assertQuality(1_000, 100_000);
    }

    private static void assertQuality(int cascades, int unrelated) {
        List<Told> told = new Cascades(4).generate(cascades, unrelated);
        StoryIndex all = new StoryIndex(cascades * 20 + unrelated, WEEK);
        Map<String, Long> found = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        Map<String, Long> real = new HashMap<>();
        for (Told each : told) {
            String story = story(all, each);
            found.merge(story, 1L, Long::sum);
            real.merge("" + each.story(), 1L, Long::sum);
            both.merge(story + " " + each.story(), 1L, Long::sum);
        }
        double precision = pairs(both) / (double) pairs(found);
        double recall = pairs(both) / (double) pairs(real);
        System.out.printf(
                Locale.ROOT,
                "stories: %d cascades among %d texts: pairwise precision %.4f, recall %.4f%n",
                cascades,
                unrelated,
                precision,
                recall);
        assertThat(precision).isGreaterThanOrEqualTo(0.98);
        assertThat(recall).isGreaterThanOrEqualTo(0.90);
    }

    private static long pairs(Map<String, Long> sizes) {
        return new ArrayList<>(sizes.values())
                .stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    private String tell(String text, Instant at) {
        return index.storyOf(Fingerprint.of(text, id(text)), id(text), at);
    }

    private static String story(StoryIndex index, Told told) {
        return index.storyOf(Fingerprint.of(told.text(), told.mentionId()), told.mentionId(), NOON);
    }

    private static String id(String text) {
        return MentionId.of("testnet", text);
    }
}
