package dev.grapevine.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebAddressTest {

    private static final String SCRIPT = "javascript:alert(1)//https://news.example/";
    private static final String PAGE = "HTTPS://news.example/kettle";

    /** Whoever wrote it, and whatever parser let it through: it becomes a link in mails and boards. */
    @Test
    void mentionLeadsNobodyToAScript() {
        Mention mention = Mention.builder("web", "1")
                .source("shop")
                .fetched(Instant.EPOCH)
                .url(SCRIPT)
                .links(List.of(SCRIPT, PAGE, "data:text/html,x", ""))
                .item(new Item("Product", "Kettle", null, SCRIPT))
                .build();

        assertThat(mention.url()).isNull();
        assertThat(mention.links()).containsExactly(PAGE);
        assertThat(mention.item()).isEqualTo(new Item("Product", "Kettle", null, null));
        assertThat(mention.toBuilder().url(PAGE).build().url()).isEqualTo(PAGE);
    }
}
