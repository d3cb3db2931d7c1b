package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.spike.Backtest;
import dev.grapevine.spike.Expectation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which mails a brand would have sent, in words.
 *
 * @param state running, failed, "too much" or done
 * @param progress how far it is
 * @param incident id of the one that somebody called not useful, or empty
 * @param reason why, as the form sends it
 * @param proposals what would have spared people that one, the mildest first
 */
record BacktestView(
        String brand,
        String brandName,
        String mentions,
        String state,
        int progress,
        String incident,
        String reason,
        List<Tried> tried,
        List<Proposed> proposals) {

    private static final int MAILS = 20;
    private static final int PERCENT = 100;

    /**
     * @param expectation how often it would be wrong, in words
     * @param incident what would have become of the incident that somebody called not useful, or empty
     */
    record Tried(String name, String expectation, long mails, long incidents, String incident, List<Mail> list) {}

    /** @param words what would change: the proposal's name, too */
    record Proposed(String words, long before, long after, boolean spared) {}

    record Mail(When when, String subject, String severity) {}

    static BacktestView of(Rehearsals.Question question, Rehearsals.State state) {
        Brand brand = question.brand();
        IncidentEvent opened = question.opened();
        return new BacktestView(
                brand.id(),
                MentionRow.name(brand.name()),
                MailText.number(state.mentions()),
                state(state),
                (int) Math.min(PERCENT, PERCENT * state.heard() / Math.max(1, state.mentions())),
                opened == null ? "" : opened.incident(),
                Words.low(question.reason()).replace('_', '-'),
                state.answer().stream()
                        .flatMap(answer ->
                                Arrays.stream(Sensitivity.values()).map(each -> tried(question, each, answer.told())))
                        .toList(),
                state.answer().stream()
                        .flatMap(answer -> answer.proposals().stream())
                        .map(trial -> new Proposed(
                                MailText.oneLine(trial.proposal().words()),
                                trial.before(),
                                trial.after(),
                                trial.spared()))
                        .toList());
    }

    private static String state(Rehearsals.State state) {
        if (state.mentions() > Rehearsals.MOST) {
            return "too much";
        }
        return state.failed() ? "failed" : state.answer().isPresent() ? "done" : "running";
    }

    private static Tried tried(
            Rehearsals.Question question, Sensitivity sensitivity, Map<Sensitivity, List<IncidentEvent>> told) {
        Brand brand = question.brand();
        List<IncidentEvent> events = told.getOrDefault(sensitivity, List.of());
        List<IncidentEvent> present = told.getOrDefault(brand.policy().sensitivity(), List.of());
        IncidentEvent opened = question.opened();
        List<IncidentEvent> mails = events.stream().filter(Backtest::isMail).toList();
        return new Tried(
                Words.low(sensitivity) + (sensitivity == brand.policy().sensitivity() ? ", as it is" : ""),
                Expectation.words(sensitivity),
                mails.size(),
                mails.stream().map(IncidentEvent::incident).distinct().count(),
                opened == null ? "" : Backtest.tells(events, Backtest.lifeOf(present, opened)) ? "told" : "spared",
                mails.stream()
                        .sorted(Comparator.comparing(IncidentEvent::at).reversed())
                        .limit(MAILS)
                        .map(event -> new Mail(
                                When.of(event.at(), brand.zone()),
                                MailText.subject(event),
                                MailText.severity(event.severity())))
                        .toList());
    }
}
