package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.privacy.Subject;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom or what a command is about. */
final class SubjectOption {

    @Option(
            names = "--author",
            paramLabel = "AUTHOR",
            description = "A pseudonym as documents show it (author.id), or platform and id: bluesky:did:plc:abc,"
                    + " mastodon:https://social.example/@ann")
    private @Nullable String author;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "An address; what only follows readers around is ignored.")
    private @Nullable String url;

    /** Empty where neither is given. */
    Optional<Subject> find(Settings settings) {
        if (author != null) {
            Pseudonyms pseudonyms =
                    settings.find(Setting.PSEUDONYM_KEY).map(Pseudonyms::new).orElse(null);
            return Optional.of(Subject.author(author, pseudonyms));
        }
        return Optional.ofNullable(url).map(Subject::url);
    }
}
