package dev.grapevine.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.grapevine.json.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
                      - address: night
                        role: pr
                        channel: slack
                        secret: GRAPEVINE_SECRET_SLACK
                        zone: Europe/London
                        quiet: {from: "22:00", until: "07:00"}
                        budget: 12
                        severity: 2
                        after: PT15M
                        digestAt: "08:00"
                    policy:
                      sensitivity: high
                      minimumMentions: 3
                      kinds: [negative, must-see]
                      cooldownHours: 12
                      mustSee:
                        - {name: risk terms, query: recall OR lawsuit, outlets: [www.News.example], reach: 1000}
                      limits:
                        - {count: negative, atLeast: 20, minutes: 60}
                      campaigns:
                        - {name: summer sale, from: "2026-03-02T12:00:00Z", until: "2026-03-02T13:00:00Z"}
                    look: {colour: "#7B2D8B", logo: logo.png}
                    market:
                      industry: electronics
                      aspects: [{name: hinge, query: hinge OR hinges}]
                      staff: ["@ann"]
                      press: [daily.example]
                      teams: [{name: logistics, aspects: [delivery], intents: [help], secret: GRAPEVINE_SECRET_HELP_DESK}]
                      partOf: beta
                  - id: beta
                    name: Beta
                    query: >
                      beta
                      OR "beta phone"
                """);
        Files.write(directory.resolve("logo.png"), Base64.getDecoder().decode(Contracts.LOGO));
        List<Brand> brands = BrandsFile.read(file);
        assertThat(brands).hasSize(2);
        assertThat(brands.get(0)).isEqualTo(Contracts.brand());
        assertThat(brands.get(1).policy()).isEqualTo(Brand.AlertPolicy.DEFAULT);
    }

    @Test
    void everythingThatIsWrongInAPolicyIsSaid() throws IOException {
        Path file = write("""
                brands:
                  - id: acme
                    name: Acme
                    query: acme
                    policy:
                      kinds: [volume, rumours]
                      mustSee:
                        - {name: nothing asked for}
                        - {name: bad query, query: (recall}
                      limits:
                        - {count: likes, atLeast: 20, minutes: 60}
                        - {count: stories, atLeast: 20, minutes: 2000}
                      campaigns:
                        - {name: backwards, from: "2026-03-02T12:00:00Z", until: "2026-03-01T12:00:00Z"}
                """);
        assertThatThrownBy(() -> BrandsFile.read(file))
                .isInstanceOf(InvalidBrandsException.class)
                .hasMessageContaining("'rumours' as kind")
                .hasMessageContaining("asks for nothing")
                .hasMessageContaining("of the query")
                .hasMessageContaining("'likes' as count")
                .hasMessageContaining("'2000' as minutes")
                .hasMessageContaining("ends before it starts");
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
                        file + ":5: found the unknown key 'recipient', expected one of competitor, id, look, market,"
                                + " name, ownAccounts, ownDomains, policy, query, recipients, rivals, zone",
                        file + ":2: found 'Acme!' as id, expected 1 to 64 lower-case letters, digits and dashes",
                        file + ":4: found a bracket without its partner at character 0 of the query, expected ')'",
                        file + ":6: found 'Mars/Olympus' as zone, expected a time zone such as Europe/Berlin",
                        file + ":8: found nothing as name, expected a text",
                        file + ":10: found 'perhaps' as competitor, expected true or false",
                        file + ":11: found the unknown key 'phone', expected one of address, after, budget,"
                                + " channel, digestAt, digests, quiet, role, secret, severity, zone",
                        file + ":11: found 'nobody' as address, expected a mail address",
                        file + ":12: found 'extreme' as sensitivity, expected low, medium or high",
                        file + ":12: found '0' as minimumMentions, expected a whole number from 1 on",
                        file + ":17: found the key 'rivals' again, expected it once",
                        file + ":21: found something else, expected a brand with id:, name: and query:",
                        file + ":18: found the id 'gamma' again, expected an id of its own");
    }

    @Test
    void whatIsWrongWithARecipientIsSaidWithItsLine() throws IOException {
        Path file = write("""
                brands:
                  - id: acme
                    name: Acme
                    query: acme
                    recipients:
                      - {address: room one, channel: slack}
                      - {address: room, channel: slack, secret: AWS_SECRET_ACCESS_KEY, digests: [daily]}
                      - {address: pr@acme.example, channel: pigeon, zone: Mars, quiet: {from: noon, until: "07:00"}}
                      - {address: pr@acme.example, budget: 0, severity: 5, after: PT1S, digests: [hourly], digestAt: 25:00}
                    look: {colour: purple, logo: absent.png}
                """);
        String secret = "a variable such as GRAPEVINE_SECRET_SLACK";
        assertThat(problems(file))
                .containsExactly(
                        file + ":6: found 'room one' as address, expected a name of at most 64 letters, digits, '.',"
                                + " '_', '-'",
                        file + ":6: found no secret for slack, expected secret: with the name of an environment"
                                + " variable such as GRAPEVINE_SECRET_SLACK",
                        file + ":7: found 'AWS_SECRET_ACCESS_KEY' as secret, expected " + secret,
                        file + ":7: found digests for slack, expected them for a mail address",
                        file + ":8: found 'pigeon' as channel, expected one of mail, slack, teams, pagerduty,"
                                + " opsgenie, webhook",
                        file + ":8: found 'Mars' as zone, expected a time zone such as Europe/Berlin",
                        file + ":8: found 'noon' as from, expected a time of day such as 22:00",
                        file + ":9: found 'hourly' as digest, expected one of daily, weekly",
                        file + ":9: found '0' as budget, expected a whole number from 1 on",
                        file + ":9: found '5' as severity, expected 1 to 4",
                        file + ":9: found 'PT1S' as after, expected a duration of a minute or more, such as PT15M",
                        file + ":9: found '25:00' as digestAt, expected a time of day such as 07:30",
                        file + ":10: found 'purple' as colour, expected one such as #7B2D8B",
                        file + ":10: found 'absent.png' as logo, expected a PNG beside this file, at most 16 KB");
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
