package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grapevine.json.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandsFileTest {

    @TempDir
    private Path directory;

    @Test
    void aFileWithEveryKeyGivesTheBrand() throws IOException {
        Path file = write("""
                brands:
                  - id: acme
                    name: Acme
                    query: acme -pie
                    competitor: true
                    rivals: [beta]
                    ownAccounts: ["@acme"]
                    ownDomains: [acme.example]
                    zone: Europe/Berlin
                    recipients:
                      - {address: pr@acme.example, role: pr}
                    policy: {sensitivity: high, minimumMentions: 3}
                  - id: beta
                    name: Beta
                    query: >
                      beta
                      OR "beta phone"
                """);
        List<Brand> brands = BrandsFile.read(file);
        assertThat(brands).hasSize(2);
        assertThat(brands.get(0)).isEqualTo(Contracts.brand());
        assertThat(brands.get(1).policy()).isEqualTo(Brand.AlertPolicy.DEFAULT);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() throws IOException {
        Path file = write("""
                brands:
                  - id: Acme!
                    name: Acme
                    query: (acme
                    recipient: []
                    zone: Mars/Olympus
                  - id: beta
                    name: ""
                    query: beta
                    competitor: perhaps
                    recipients: [{address: nobody, role: pr, phone: 1}]
                    policy: {sensitivity: extreme, minimumMentions: 0}
                  - id: gamma
                    name: Gamma
                    query: gamma
                    rivals: [delta]
                    rivals: []
                  - id: gamma
                    name: Gamma again
                    query: gamma
                  - just a text
                brand: []
                """);
        assertThat(problems(file))
                .containsExactly(
                        file + ":22: found the unknown key 'brand', expected one of brands",
                        file + ":5: found the unknown key 'recipient', expected one of competitor, id, name,"
                                + " ownAccounts, ownDomains, policy, query, recipients, rivals, zone",
                        file + ":2: found 'Acme!' as id, expected 1 to 64 lower-case letters, digits and dashes",
                        file + ":4: found a bracket without its partner at character 0 of the query, expected ')'",
                        file + ":6: found 'Mars/Olympus' as zone, expected a time zone such as Europe/Berlin",
                        file + ":8: found nothing as name, expected a text",
                        file + ":10: found 'perhaps' as competitor, expected true or false",
                        file + ":11: found the unknown key 'phone', expected one of address, role",
                        file + ":11: found 'nobody' as address, expected a mail address",
                        file + ":12: found 'extreme' as sensitivity, expected low, medium or high",
                        file + ":12: found '0' as minimumMentions, expected a whole number from 1 on",
                        file + ":17: found the key 'rivals' again, expected it once",
                        file + ":21: found something else, expected a brand with id:, name: and query:",
                        file + ":18: found the id 'gamma' again, expected an id of its own");
    }

    @Test
    void anUnknownRivalIsAProblem() throws IOException {
        Path file = write("brands:\n  - {id: acme, name: Acme, query: acme, rivals: [beta]}\n");
        assertThat(problems(file))
                .containsExactly(file + ":2: found the unknown rival 'beta', expected the id of a brand in this file");
    }

    @Test
    void whatIsNoYamlSaysWhere() throws IOException {
        assertThat(problems(write("brands:\n  - id: [\n")))
                .singleElement()
                .asString()
                .contains(":3: not YAML");
        assertThat(problems(write(""))).singleElement().asString().contains(":1: found nothing");
        assertThat(problems(directory.resolve("absent.yml")))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    private List<String> problems(Path file) {
        return catchThrowableOfType(InvalidBrandsException.class, () -> BrandsFile.read(file))
                .problems();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("brands.yml"), yaml);
    }
}
