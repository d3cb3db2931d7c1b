package dev.grapevine.spike;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What could be changed because somebody called an incident not useful, each with its back-test: "7 mails become 2".
 *
 * <p>Whoever asks feeds it the brand's history once, in the order of {@link Backtest#HEARD}, shows the {@link Trial}s
 * and, on one confirmation, makes {@link Proposal#brand()} the brand that stands on {@code brands.v1}; the job picks it
 * up while it runs.
 */
public final class Trials {

    private final IncidentEvent opened;
    private final Backtest present;
    private final List<Proposal> proposals;
    private final List<Backtest> tests = new ArrayList<>();

    /**
     * @param opened first event of the incident
     * @param from before which history only teaches
     */
    public Trials(Brand brand, IncidentEvent opened, Act.Reason reason, Instant from) {
        this.opened = opened;
        this.present = new Backtest(brand, from);
        this.proposals = Proposal.of(brand, opened, reason);
        proposals.forEach(proposal -> tests.add(new Backtest(proposal.brand(), from)));
    }

    /** The next of the history. */
    public void hear(EnrichedMention mention) {
        present.hear(mention);
        for (int i = 0; i < tests.size(); i++) {
            if (proposals.get(i).keeps(mention)) {
                tests.get(i).hear(mention);
            }
        }
    }

    /** Lets the rest of the time pass; the mildest change comes first, and there may be none. */
    public List<Trial> finish(Instant to) {
        List<IncidentEvent> told = present.finish(to);
        List<IncidentEvent> incident = Backtest.lifeOf(told, opened);
        long before = mails(told);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            List<IncidentEvent> events = tests.get(i).finish(to);
            trials.add(new Trial(proposals.get(i), before, mails(events), !Backtest.tells(events, incident)));
        }
        return List.copyOf(trials);
    }

    private static long mails(List<IncidentEvent> events) {
        return events.stream().filter(Backtest::isMail).count();
    }

    /**
     * One change and what it would have done.
     *
     * @param before mails of the brand as it is
     * @param after mails of the brand as proposed
     * @param spared whether the incident would not have been told
     */
    public record Trial(Proposal proposal, long before, long after, boolean spared) {

        /** Such as "alert from 12 stories on: 7 mails become 2, and this incident is spared". */
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d mails become %d, and this incident is %s",
                    proposal.words(),
                    before,
                    after,
                    spared ? "spared" : "still told");
        }
    }
}
