package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act.Reason;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.spike.Backtest;
import dev.grapevine.spike.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Back-tests that run behind somebody's back, one at a time: a long history takes longer than anybody waits for a page.
 *
 * <p>Whoever asks again is told how far it is, and within a few minutes the same answer again. An answer is lost with the
 * console; asking starts it anew.
 */
final class Rehearsals implements AutoCloseable {

    /** Mentions of a history that is replayed here; the command line replays any. */
    static final int MOST = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final Duration TOLD = Duration.ofDays(30);
    private static final Duration LEARNT = Duration.ofDays(14);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int WAITING = 20;
    private static final int REMEMBERED = 40;
    private static final int TELL_EVERY = 5_000;

    private final Rehearsal rehearsal;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<Question, Run> runs = new LinkedHashMap<>();
    private final ThreadPoolExecutor running =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "grapevine-console-backtests");
                thread.setDaemon(true);
                return thread;
            });

    Rehearsals(Rehearsal rehearsal, InstantSource clock) {
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /**
     * What is to be tried.
     *
     * @param opened first event of an incident that somebody called not useful, or null
     * @param reason why
     */
    record Question(Brand brand, @Nullable IncidentEvent opened, Reason reason) {}

    /** @param proposals what would have spared people the incident; none without one */
    record Answer(Map<Sensitivity, List<IncidentEvent>> told, List<Trials.Trial> proposals) {}

    /**
     * How far it is.
     *
     * @param heard how many mentions were replayed so far
     * @param failed the history could not be read
     */
    record State(long mentions, long heard, boolean failed, Optional<Answer> answer) {}

    /** Changes when any of them gets on. */
    long changes() {
        return changes.get();
    }

    /** @throws RejectedExecutionException if too many others are waiting */
    State ask(Question question, Instant end) {
        long mentions = rehearsal.count(question.brand().id(), start(end), end);
        if (mentions > MOST) {
            return new State(mentions, 0, false, Optional.empty());
        }
        Run run = run(question, end);
        return new State(mentions, run.heard, run.failed, Optional.ofNullable(run.answer));
    }

    private Run run(Question question, Instant end) {
        synchronized (runs) {
            Instant now = clock.instant();
            runs.values().removeIf(run -> run.isOver() && run.begun.plus(KEPT).isBefore(now));
            Run known = runs.get(question);
            if (known != null) {
                return known;
            }
            Run run = new Run(question, end, now);
            running.execute(run);
            runs.put(question, run);
            if (runs.size() > REMEMBERED) {
                runs.remove(runs.keySet().iterator().next());
            }
            return run;
        }
    }

    private static Instant start(Instant end) {
        return end.minus(TOLD).minus(LEARNT);
    }

    private final class Run implements Runnable {

        private final Question question;
        private final Instant end;
        private final Instant begun;
        private volatile long heard;
        private volatile boolean failed;
        private volatile @Nullable Answer answer;

        Run(Question question, Instant end, Instant begun) {
            this.question = question;
            this.end = end;
            this.begun = begun;
        }

        boolean isOver() {
            return failed || answer != null;
        }

        @Override
        public void run() {
            try {
                answer = replay();
            } catch (RuntimeException e) {
                LOG.warn("a back-test of {} ended early: {}", question.brand().id(), e.toString());
                failed = true;
            }
            changes.incrementAndGet();
        }

        private Answer replay() {
            Instant from = end.minus(TOLD);
            Brand brand = question.brand();
            Map<Sensitivity, Backtest> tests = new EnumMap<>(Sensitivity.class);
            for (Sensitivity each : Sensitivity.values()) {
                tests.put(each, new Backtest(brand.withPolicy(brand.policy().withSensitivity(each)), from));
            }
            Optional<Trials> trials = Optional.ofNullable(question.opened())
                    .map(opened -> new Trials(brand, opened, question.reason(), from));
            long[] count = new long[1];
            rehearsal.replay(brand.id(), start(end), end, mention -> {
                tests.values().forEach(test -> test.hear(mention));
                trials.ifPresent(each -> each.hear(mention));
                tell(++count[0]);
            });
            Map<Sensitivity, List<IncidentEvent>> told = new EnumMap<>(Sensitivity.class);
            tests.forEach((sensitivity, test) -> told.put(sensitivity, test.finish(end)));
            return new Answer(told, trials.map(each -> each.finish(end)).orElse(List.of()));
        }

        private void tell(long count) {
            heard = count;
            if (count % TELL_EVERY == 0) {
                changes.incrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        running.shutdownNow();
    }
}
