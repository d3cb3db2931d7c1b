package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTestTest {

    @Test
    void aLineInGivesTheVerdictAndTheReasonsOut() {
        assertThat(QueryTest.line(
                        "{\"query\":\"acme NEAR/2 bad lang:en -pie\",\"text\":\"Acme's so bad\",\"lang\":\"en\"}"))
                .isEqualTo("{\"matched\":true,\"why\":["
                        + "{\"clause\":\"acme NEAR/2 bad\",\"field\":\"text\",\"start\":0,\"end\":4},"
                        + "{\"clause\":\"acme NEAR/2 bad\",\"field\":\"text\",\"start\":10,\"end\":13},"
                        + "{\"clause\":\"lang:en\",\"field\":\"lang\"}]}");
    }

    @Test
    void whatDoesNotMatchHasNoReasons() {
        assertThat(QueryTest.line("{\"query\":\"acme\",\"text\":\"beta\"}"))
                .isEqualTo("{\"matched\":false,\"why\":[]}");
    }

    @Test
    void aWrongQuerySaysWhatIsWrong() {
        assertThat(QueryTest.line("{\"query\":\"(acme\",\"text\":\"acme\"}"))
                .isEqualTo("{\"matched\":false,\"why\":[],\"problems\":[{\"position\":0,"
                        + "\"found\":\"a bracket without its partner\",\"expected\":\"')'\"}]}");
    }

    @Test
    void aLineThatIsNoTrialSaysSo() {
        assertThat(QueryTest.line("acme")).contains("\"error\":\"expected one JSON object");
        assertThat(QueryTest.line("{}")).contains("\"error\":\"query: missing\"");
        assertThat(QueryTest.line("{\"query\":\"acme\",\"hashtags\":[null]}")).contains("\"matched\":false");
    }

    @Test
    void whatIsLeftOutSaysByWhichClause() {
        QueryTest.Trial pie =
                new QueryTest.Trial("acme NOT (pie OR cake)", "an acme pie", null, null, null, null, null, null);
        assertThat(QueryTest.exclusions(pie))
                .singleElement()
                .satisfies(found -> assertThat(found.clause()).isEqualTo("pie"));
        QueryTest.Trial other = new QueryTest.Trial("acme NOT pie", "beta", null, null, null, null, null, null);
        assertThat(QueryTest.exclusions(other)).isEmpty();
    }
}
