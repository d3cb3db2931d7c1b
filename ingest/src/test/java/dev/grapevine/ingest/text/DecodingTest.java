package dev.grapevine.ingest.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

/** Each clue counts where the ones before it are missing: mark, header, declaration, valid UTF-8, windows-1252. */
class DecodingTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String DECLARED = "<?xml version='1.0' encoding='koi8-r'?><t>Käse €</t>";
    private static final String META = "<meta charset=koi8-r><p>Käse €";

    @Test
    void markCountsMoreThanTheHeader() {
        assertThat(Decoding.decode(("\ufeff" + DECLARED).getBytes(UTF_8), "text/xml; charset=koi8-r"))
                .isEqualTo(DECLARED);
    }

    @Test
    void headerCountsMoreThanTheDeclaration() {
        assertThat(Decoding.decode(DECLARED.getBytes(UTF_8), "text/xml; charset=\"utf-8\""))
                .isEqualTo(DECLARED);
    }

    @Test
    void declarationCountsMoreThanWhatTheBytesLookLike() {
        assertThat(Decoding.decode(DECLARED.getBytes(UTF_8), "text/xml")).isNotEqualTo(DECLARED);
        assertThat(Decoding.decode(META.getBytes(UTF_8), null)).isNotEqualTo(META);
        assertThat(Decoding.decode((" ".repeat(1_024) + META).getBytes(UTF_8), null))
                .endsWith(META);
    }

    @Test
    void bytesThatAreNoUtf8AreWestern() {
        assertThat(Decoding.decode("Käse €".getBytes(UTF_8), null)).isEqualTo("Käse €");
        assertThat(Decoding.decode("Käse €".getBytes(WESTERN), null)).isEqualTo("Käse €");
        assertThat(Decoding.decode("Käse €".getBytes(WESTERN), "text/html; charset=latin1"))
                .isEqualTo("Käse €");
    }
}
