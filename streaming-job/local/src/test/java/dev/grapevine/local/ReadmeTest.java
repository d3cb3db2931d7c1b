package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the README against the code. */
final class ReadmeTest {

    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\| `(GRAPEVINE_[A-Z_]+)` \\| ([^|]*) \\| ([^|]*) \\|$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./grapevine ([a-z]+)");

    @Test
    void theSettingsTableSaysWhatTheCatalogueSays() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Matcher matcher = SETTING.matcher(Checkout.read("README.md"));
        while (matcher.find()) {
            rows.add(List.of(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> List.of(setting.variable(), shown(setting), setting.meaning()))
                        .toList());
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(Checkout.read("README.md"));
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        assertThat(links).isNotEmpty().allMatch(link -> Files.exists(Checkout.path(link)));
    }

    @Test
    void everyCommandExists() throws IOException {
        Map<String, ?> commands = Grapevine.commandLine().getSubcommands();
        Matcher matcher = COMMAND.matcher(Checkout.read("README.md"));
        List<String> named = new ArrayList<>();
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named).contains("up").allMatch(commands::containsKey);
    }

    private static String shown(Setting setting) {
        String fallback = setting.fallback();
        return fallback == null ? setting.isSecret() ? "(secret)" : "" : "`" + fallback + "`";
    }
}
