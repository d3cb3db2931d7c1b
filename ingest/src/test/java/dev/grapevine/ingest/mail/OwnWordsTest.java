package dev.grapevine.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnWordsTest {

    static Stream<String> mails() {
        return Stream.of(
                "It leaks.\n\n-- \nAnn\nAcme customer since 1999\n",
                "It leaks.\n\nOn Mon, 2 Mar 2026 at 10:00, Acme Service\n<service@acme.example> wrote:\n> Hello\n",
                "It leaks.\n\nAm 02.03.2026 um 10:00 schrieb Acme Service:\n> Hallo\n",
                "It leaks.\n\nLe lun. 2 mars 2026 à 10:00, Acme <s@acme.example> a écrit :\n\nBonjour",
                "It leaks.\n\n-----Original Message-----\nFrom: Acme\nHello",
                "It leaks.\n\n________________________________\nFrom: Acme\nSent: Monday\nHello",
                "It leaks.\n\nVon: Acme\nGesendet: Montag\nAn: Ann\nBetreff: Kessel\n\nHallo",
                "It leaks.\n\nSent from my iPhone",
                "It leaks.\n\nMit freundlichen Grüßen\nAnn Lee\nHauptstr. 1",
                "It leaks.\nThanks,\nAnn");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void onlyWhatTheWriterSaidStays(String mail) {
        assertThat(OwnWords.of(mail)).isEqualTo("It leaks.");
    }

    static Stream<String> words() {
        return Stream.of(
                "Thanks\nfor nothing: it leaks,\nit hisses,\nit smells.\n1\n2\n3\n4\n5\n6\n7\n8",
                "On the day I bought it the clerk wrote a note.",
                "From: here to there it leaks.\nNothing else.",
                "> only a quotation");
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsThatOnlyLookLikeItStay(String mail) {
        assertThat(OwnWords.of(mail)).isEqualTo(mail);
    }
}
