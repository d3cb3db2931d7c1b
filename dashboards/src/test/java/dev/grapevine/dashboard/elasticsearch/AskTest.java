package dev.grapevine.dashboard.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AskTest {

    @Test
    void whatPeopleTypedStaysOneValue() {
        String typed = "x\"}},{\"match_all\":{}}, '?'";
        ObjectNode request = Ask.json("{'query':{'term':{'brand':?}},'size':?}", typed, 5);
        assertThat(request.at("/query/term/brand").asText()).isEqualTo(typed);
        assertThat(request.path("size").asInt()).isEqualTo(5);
    }

    @Test
    void everyPlaceNeedsItsValue() {
        assertThatThrownBy(() -> Ask.json("{'size':?}")).hasMessage("expected 1 values, found 0");
    }
}
