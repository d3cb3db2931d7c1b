package dev.grapevine.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzersTest {

    @Test
    void oneEngineIsSharedByAll() {
        SentimentAnalyzer engine = Analyzers.shared();

        assertThat(engine).isSameAs(Analyzers.shared());
        assertThat(engine.score("I love it.", "en", List.of()).whole().label()).isEqualTo(Label.POSITIVE);
    }

    @Test
    void enginesAreChosenByName() {
        assertThat(Analyzers.names()).contains("linear", "corenlp");
        assertThat(Analyzers.named("linear").engine()).startsWith("linear/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analyzers.named("crystal-ball"))
                .withMessageContaining("crystal-ball")
                .withMessageContaining("linear, corenlp");
    }
}
