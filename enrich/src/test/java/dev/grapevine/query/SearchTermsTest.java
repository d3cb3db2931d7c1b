package dev.grapevine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            acme                             | [acme]
            "acme phone" OR acmephone        | [acme phone, acmephone]
            acme AND (broken OR leaks)       | [acme]
            (zenith OR apex) AND trousers    | [trousers]
            acme NOT road                    | [acme]
            acme NEAR/5 phone                | [acme]
            acm* AND phone                   | [phone]
            acme OR acm*                     | []
            author:ann AND acme              | [acme]
            ((                               | []
            """)
    void everyMatchHoldsOneOfTheTerms(String query, String terms) {
        assertThat(SearchTerms.of(query)).hasToString(terms);
    }
}
