package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.console.OverviewView.Choice;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.SafeLink;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.reply.Need;
import dev.grapevine.reply.Progress;
import dev.grapevine.reply.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reply queue in words.
 *
 * @param summary how many wait, and how long people waited for an answer
 * @param holders whom a mention can be given to
 */
record RepliesView(
        Scope scope,
        List<Choice> states,
        List<Choice> teams,
        String summary,
        List<String> holders,
        String leaf,
        List<Row> rows) {

    private static final int SHOWN = 50;

    /** What can be asked for. */
    enum State {
        OPEN("waiting"),
        DONE("answered or closed"),
        ALL("all");

        private final String words;

        State(String words) {
            this.words = words;
        }

        boolean shows(Progress progress) {
            return this == ALL || (this == OPEN) == progress.status().isOpen();
        }

        static State of(@Nullable String key) {
            return Stream.of(values())
                    .filter(state -> Words.low(state).equals(key))
                    .findFirst()
                    .orElse(OPEN);
        }
    }

    /**
     * @param team that it goes to, or empty
     * @param desk whether that team's help desk can be handed it
     * @param wish how its writer wants to be answered, or empty
     * @param spared they asked for no answer
     * @param answer link to the answer, or null
     * @param afterwards how the same voice felt after the answer, or empty
     */
    record Row(
            MentionRow mention,
            int points,
            List<String> reasons,
            String status,
            boolean open,
            String holder,
            String team,
            boolean desk,
            String wish,
            boolean spared,
            String waited,
            @Nullable String answer,
            String afterwards,
            List<IncidentView.Deed> deeds) {}

    /**
     * @param asking whose writers are after something
     * @param answers the brand's own, by the mention that they answer
     * @param last the newest word of each voice, by its id
     */
    record Material(
            Brand brand,
            List<EnrichedMention> asking,
            Map<String, List<Act>> acts,
            Map<String, EnrichedMention> answers,
            Map<String, EnrichedMention> last,
            Instant now) {

        List<Act> acts(EnrichedMention mention) {
            return acts.getOrDefault(mention.mention().id(), List.of());
        }

        Progress progress(EnrichedMention mention) {
            EnrichedMention heard = answers.get(mention.mention().id());
            Progress progress = Progress.of(acts(mention)).withWish(Wish.of(mention.contactPreference()));
            return heard == null || heard.eventTime().isBefore(mention.eventTime())
                    ? progress
                    : progress.withHeardAnswer(heard.eventTime(), heard.url());
        }

        Optional<Team> team(EnrichedMention mention) {
            return RepliesView.team(brand, mention);
        }
    }

    /** The team whose aspects or kinds of mentions this is one of. */
    static Optional<Team> team(Brand brand, EnrichedMention mention) {
        List<String> about = mention.aspects() == null
                ? List.of()
                : mention.aspects().stream().map(EnrichedMention.Aspect::name).toList();
        return brand.market().team(mention.intent(), about);
    }

    static RepliesView of(Scope scope, Material material, State state, String team) {
        List<EnrichedMention> shown = material.asking().stream()
                .filter(mention -> state.shows(material.progress(mention)))
                .filter(mention -> team.isEmpty()
                        || material.team(mention)
                                .map(Team::name)
                                .filter(team::equals)
                                .isPresent())
                .toList();
        return new RepliesView(
                scope,
                Stream.of(State.values())
                        .map(each -> new Choice(Words.low(each), each.words, each == state))
                        .toList(),
                material.brand().market().teams().stream()
                        .map(each -> new Choice(
                                each.name(),
                                MentionRow.name(each.name()),
                                each.name().equals(team)))
                        .toList(),
                summary(material),
                material.brand().market().teams().stream().map(Team::name).toList(),
                "/replies?" + Address.query(Map.of("brand", scope.brand(), "range", scope.span())),
                shown.stream()
                        .map(mention -> row(mention, material))
                        .sorted(Comparator.comparingInt(Row::points).reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private static Row row(EnrichedMention mention, Material material) {
        Progress progress = material.progress(mention);
        Need need = Need.of(mention, material.now());
        Optional<Team> team = material.team(mention);
        Wish wish = Wish.of(mention.contactPreference());
        return new Row(
                MentionRow.of(mention, material.brand().zone(), 1),
                need.points(),
                need.reasons(),
                progress.status().words(),
                progress.status().isOpen(),
                progress.holder() == null ? "" : MentionRow.name(progress.holder()),
                team.map(each -> MentionRow.name(each.name())).orElse(""),
                team.map(Team::secret).isPresent(),
                wish.isForAWay() ? MentionRow.name(wish.words()) : "",
                wish.isForNoAnswer(),
                progress.answered() == null ? "" : words(Duration.between(mention.eventTime(), progress.answered())),
                SafeLink.of(progress.link()).orElse(null),
                afterwards(mention, progress, material),
                material.acts(mention).stream()
                        .map(act -> Deeds.of(act, material.brand().zone()))
                        .toList());
    }

    /** The newest word of the same voice, where it came after the answer. */
    private static String afterwards(EnrichedMention mention, Progress progress, Material material) {
        EnrichedMention last = material.last().get(mention.voice().id());
        return progress.answered() == null || last == null || !last.eventTime().isAfter(progress.answered())
                ? ""
                : MentionRow.mood(last);
    }

    private static String summary(Material material) {
        List<Progress> all = material.asking().stream().map(material::progress).toList();
        long waiting =
                all.stream().filter(progress -> progress.status().isOpen()).count();
        List<Duration> waits = material.asking().stream()
                .flatMap(mention -> Stream.ofNullable(material.progress(mention).answered())
                        .map(answered -> Duration.between(mention.eventTime(), answered)))
                .sorted()
                .toList();
        long spared = all.stream()
                .filter(progress -> progress.status() == Progress.Status.UNWANTED)
                .count();
        String most = all.size() < ReplyDesk.RANKED ? "" : "the most pressing ";
        return waiting + " of " + most + all.size() + " wait for an answer."
                + (spared == 0 ? "" : " " + spared + " asked for none.")
                + answered(waits);
    }

    /** @param waits sorted */
    private static String answered(List<Duration> waits) {
        if (waits.isEmpty()) {
            return "";
        }
        String half = words(waits.get((waits.size() - 1) / 2));
        return waits.size() == 1
                ? " 1 was answered, within " + half + "."
                : " " + waits.size() + " were answered, half of them within " + half + ".";
    }

    static String words(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes < 120) {
            return Words.count(minutes, "minute");
        }
        return minutes < 48 * 60 ? Words.count(minutes / 60, "hour") : Words.count(minutes / 60 / 24, "day");
    }

    static String orEmpty(@Nullable String text) {
        return MailText.oneLine(Objects.requireNonNullElse(text, ""));
    }
}
