package dev.grapevine.brand;

import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.brand.Recipient.Digest;
import dev.grapevine.brand.Recipient.Quiet;
import dev.grapevine.setting.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One entry under {@code recipients:} of brands.yml. */
final class RecipientNode {

    private static final Set<String> KEYS = Set.of(
            "address",
            "role",
            "channel",
            "secret",
            "zone",
            "quiet",
            "budget",
            "severity",
            "after",
            "digests",
            "digestAt");
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);

    private final YamlMap map;
    private final YamlProblems problems;

    private RecipientNode(YamlMap map, YamlProblems problems) {
        this.map = map;
        this.problems = problems;
    }

    /** Nothing where it cannot be read; then the problems say so. */
    static Optional<Recipient> read(Node node, YamlProblems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "something else", "a recipient such as {address: pr@acme.example, role: pr}");
            return Optional.empty();
        }
        return new RecipientNode(YamlMap.of(mapping, KEYS, problems), problems).recipient();
    }

    private Optional<Recipient> recipient() {
        Channel channel = map.value("channel", text -> named(Channel.values(), text), words(Channel.values()))
                .orElse(Channel.MAIL);
        map.requiredText("address");
        Optional<String> address = channel == Channel.MAIL
                ? map.value("address", RecipientNode::mailAddress, "a mail address")
                : map.value("address", RecipientNode::shortName, "a name of at most 64 letters, digits, '.', '_', '-'");
        Optional<String> secret = secret(channel);
        List<Digest> digests = digests(channel);
        return address.map(value -> new Recipient(
                value,
                map.text("role").orElse(null),
                channel,
                secret.orElse(null),
                map.value("zone", BrandNode::zone, "a time zone such as Europe/Berlin")
                        .orElse(null),
                map.child("quiet", Set.of("from", "until")).flatMap(this::quiet).orElse(null),
                map.value("budget", BrandNode::positive, "a whole number from 1 on")
                        .orElse(0),
                map.value("severity", RecipientNode::severity, "1 to 4").orElse(1),
                map.value("after", RecipientNode::wait, "a duration of a minute or more, such as PT15M")
                        .orElse(null),
                digests,
                map.value("digestAt", RecipientNode::time, "a time of day such as 07:30")
                        .orElse(null)));
    }

    private Optional<String> secret(Channel channel) {
        Optional<String> secret =
                map.value("secret", RecipientNode::variable, "a variable such as " + Settings.SECRET_PREFIX + "SLACK");
        if (channel != Channel.MAIL && map.text("secret").isEmpty()) {
            problems.add(
                    map.node("channel"),
                    "no secret for " + channel.word(),
                    "secret: with the name of an environment variable such as " + Settings.SECRET_PREFIX + "SLACK");
        }
        return secret;
    }

    private List<Digest> digests(Channel channel) {
        List<Digest> digests = map.texts("digests").stream()
                .flatMap(text -> digest(text).stream())
                .distinct()
                .toList();
        if (channel != Channel.MAIL && !digests.isEmpty()) {
            problems.add(map.node("digests"), "digests for " + channel.word(), "them for a mail address");
        }
        return digests;
    }

    private Optional<Digest> digest(String text) {
        Optional<Digest> digest = named(Digest.values(), text);
        if (digest.isEmpty()) {
            problems.add(map.node("digests"), "'" + text + "' as digest", words(Digest.values()));
        }
        return digest;
    }

    private Optional<Quiet> quiet(YamlMap hours) {
        hours.requiredText("from");
        hours.requiredText("until");
        Optional<LocalTime> from = hours.value("from", RecipientNode::time, "a time of day such as 22:00");
        Optional<LocalTime> until = hours.value("until", RecipientNode::time, "a time of day such as 07:00");
        return from.flatMap(start -> until.map(end -> new Quiet(start, end)));
    }

    private static Optional<String> mailAddress(String text) {
        return Optional.of(text).filter(address -> address.matches("[^\\s@]+@[^\\s@]+"));
    }

    private static Optional<String> shortName(String text) {
        return Optional.of(text).filter(name -> name.matches("[\\p{L}\\p{N}._-]{1,64}"));
    }

    private static Optional<String> variable(String text) {
        return Optional.of(text).filter(name -> name.matches(Settings.SECRET_PREFIX + "[A-Z0-9_]{1,60}"));
    }

    private static Optional<Integer> severity(String text) {
        return Optional.of(text).filter(digit -> digit.matches("[1-4]")).map(Integer::valueOf);
    }

    private static Optional<Duration> wait(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(wait -> wait.compareTo(SHORTEST_WAIT) >= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <T extends Enum<T>> Optional<T> named(T[] values, String text) {
        return Arrays.stream(values).filter(each -> word(each).equals(text)).findFirst();
    }

    private static <T extends Enum<T>> String words(T[] values) {
        return "one of "
                + String.join(
                        ", ", Arrays.stream(values).map(RecipientNode::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
