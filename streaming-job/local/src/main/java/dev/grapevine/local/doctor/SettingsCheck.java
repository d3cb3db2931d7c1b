package dev.grapevine.local.doctor;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.util.List;
import java.util.stream.Stream;

/** What is missing in the environment, seen without asking any server. */
final class SettingsCheck {

    private static final long NEEDED_MEGABYTES = 512;

    private SettingsCheck() {}

    static List<Finding> of(Settings settings) {
        return Stream.concat(
                        Stream.of(memory()),
                        Stream.of(
                                wanted(
                                        settings,
                                        Setting.PSEUDONYM_KEY,
                                        "every start of the ingesters would give authors other pseudonyms",
                                        "set it to a long random secret, and keep it"),
                                wanted(
                                        settings,
                                        Setting.CONTACT,
                                        "sites that are fetched cannot turn to anybody",
                                        "set it to an address or a page of yours"),
                                wanted(
                                        settings,
                                        Setting.PUBLIC_URL,
                                        "mails have no links to the console",
                                        "set it to the console's address as people open it"),
                                wanted(
                                        settings,
                                        Setting.CHECKPOINTS,
                                        "the jobs keep checkpoints where the cluster's own configuration says",
                                        "set it to a directory that every machine of the cluster sees")))
                .toList();
    }

    private static Finding wanted(Settings settings, Setting setting, String otherwise, String cure) {
        return settings.isSet(setting)
                ? Finding.fine(setting.variable(), "is set")
                : Finding.warning(setting.variable(), "is not set: " + otherwise, cure);
    }

    private static Finding memory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        String said = megabytes + " MB for this process";
        return megabytes >= NEEDED_MEGABYTES
                ? Finding.fine("memory", said)
                : Finding.warning("memory", said, "set GRAPEVINE_JAVA_OPTIONS to -Xmx1g or more");
    }
}
