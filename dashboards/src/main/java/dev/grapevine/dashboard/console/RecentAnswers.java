package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.elasticsearch.Search;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elasticsearch's answers, remembered for a moment: in a crisis many look at the same page, and ask again with every
 * piece of news.
 *
 * <p>A fresh answer is given as it is. One that is some seconds old is given at once, too, while the question is asked
 * again behind it, one question at a time; pages hear of it as news when the new answer is another. Only what nobody
 * asked for in the last minute is waited for. What cannot be asked again keeps its old answer for that minute, and no
 * longer: an answer may be megabytes.
 */
final class RecentAnswers implements Search, AutoCloseable {

    static final Duration FRESH = Duration.ofSeconds(2);
    static final Duration KEPT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(RecentAnswers.class);
    private static final int MOST = 200;

    private final Search search;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private final Set<Question> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Question, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "grapevine-console-refreshing");
        thread.setDaemon(true);
        return thread;
    });

    private record Question(String family, String body) {}

    private record Answer(JsonNode json, Instant at) {}

    RecentAnswers(Search search, InstantSource clock) {
        this.search = search;
        this.clock = clock;
    }

    /** Changes when a newer answer is another than the one that was given. */
    long changes() {
        return changes.get();
    }

    /** How many answers are in memory. */
    int kept() {
        synchronized (answers) {
            return answers.size();
        }
    }

    @Override
    public JsonNode search(String family, ObjectNode body) {
        Question question = new Question(family, body.toString());
        Optional<Answer> known = known(question);
        if (known.isEmpty()) {
            return ask(question, body);
        }
        if (known.get().at().plus(FRESH).isBefore(clock.instant())) {
            askBehind(question, body);
        }
        return known.get().json();
    }

    private Optional<Answer> known(Question question) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(question)).filter(answer -> !isOld(answer, clock.instant()));
        }
    }

    private static boolean isOld(Answer answer, Instant now) {
        return !answer.at().plus(KEPT).isAfter(now);
    }

    private JsonNode ask(Question question, ObjectNode body) {
        Instant asked = clock.instant();
        JsonNode json = search.search(question.family(), body);
        synchronized (answers) {
            Answer before = answers.put(question, new Answer(json, asked));
            if (before != null && !isSame(before.json(), json)) {
                changes.incrementAndGet();
            }
            answers.values().removeIf(answer -> isOld(answer, asked));
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return json;
    }

    private void askBehind(Question question, ObjectNode body) {
        if (!underWay.add(question)) {
            return;
        }
        try {
            asking.execute(() -> {
                try {
                    ask(question, body);
                } catch (ElasticsearchFault e) {
                    LOG.debug("an answer stays as it is for now: {}", e.toString());
                } finally {
                    underWay.remove(question);
                }
            });
        } catch (RejectedExecutionException closing) {
            underWay.remove(question);
        }
    }

    /** Whether they say the same; how long they took does not matter. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.path("hits").equals(other.path("hits"))
                && one.path("aggregations").equals(other.path("aggregations"));
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
