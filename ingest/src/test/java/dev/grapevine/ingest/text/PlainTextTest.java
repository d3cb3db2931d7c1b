package dev.grapevine.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void scriptsAndStylesAreNoText() {
        assertThat(PlainText.ofHtml(
                        "<p>One<script>alert(1)</script><style>p{}</style><iframe src=x></iframe></p><noscript>two</noscript>"
                                + "<template>three</template><svg><text>four</text></svg><object>five</object>"))
                .isEqualTo("One");
    }

    @Test
    void charactersThatReorderOrHideTextAreGone() {
        assertThat(PlainText.ofHtml("in\u202evoice\u2066 \u200bof\u00ad&#x202E; <b>Acme\u0000\u001b[31m</b>"))
                .isEqualTo("invoice of Acme[31m");
    }

    @Test
    void joinersOfScriptsAndEmojiStay() {
        assertThat(PlainText.clean("\ud83d\udc69\u200d\ud83d\udcbb")).isEqualTo("\ud83d\udc69\u200d\ud83d\udcbb");
    }

    @Test
    void lengthIsBoundedAndNoCharacterIsCutInTwo() {
        String title = "x".repeat(PlainText.MAX_TITLE - 1) + "\ud83d\ude00".repeat(500_000);

        assertThat(PlainText.cut(title, PlainText.MAX_TITLE)).isEqualTo("x".repeat(PlainText.MAX_TITLE - 1));
        assertThat(PlainText.clean(title).length()).isBetween(PlainText.MAX_TEXT - 1, PlainText.MAX_TEXT);
    }

    @Test
    void entitiesAreDecodedWithOrWithoutTags() {
        assertThat(PlainText.ofHtml("Fish &amp; chips &#8364;")).isEqualTo("Fish & chips €");
        assertThat(PlainText.ofHtml("<i>Fish</i> &amp; chips &#8364;")).isEqualTo("Fish & chips €");
    }
}
