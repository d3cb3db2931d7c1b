package dev.grapevine.local.fill;

import dev.grapevine.dashboard.board.BoardFile;
import dev.grapevine.dashboard.board.BoardQuestions;
import dev.grapevine.dashboard.board.BoardQuestions.Question;
import dev.grapevine.dashboard.board.Stretch;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kibana.Boards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a board takes until its last panel has its answer: all its questions, six at a time as a browser asks them,
 * without Elasticsearch's cache of answers, while mentions are being written.
 */
public final class BoardBench implements AutoCloseable {

    private static final int AT_A_TIME = 6;
    private static final int WARM_UPS = 3;

    private final Elasticsearch elasticsearch;
    private final BoardFile file = BoardFile.of(Boards.lines(""));
    private final ExecutorService browser = Executors.newFixedThreadPool(AT_A_TIME);
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong written = new AtomicLong();
    private final Map<String, List<Long>> panels = new TreeMap<>();
    private final long began = System.nanoTime();

    private final ScheduledFuture<?> writing;

    private BoardBench(Elasticsearch elasticsearch, Filling filling, int perSecond) {
        this.elasticsearch = elasticsearch;
        this.writing = writer.scheduleAtFixedRate(() -> write(filling, perSecond), 0, 1, TimeUnit.SECONDS);
    }

    /** @param perSecond mentions that are written meanwhile */
    public static BoardBench start(Elasticsearch elasticsearch, Filling filling, int perSecond) {
        return new BoardBench(elasticsearch, filling, perSecond);
    }

    private void write(Filling filling, int mentions) {
        filling.write(mentions, count -> {});
        written.addAndGet(mentions);
    }

    /** Milliseconds of each opening of each board, sorted. */
    public Map<String, List<Long>> open(Stretch stretch, int rounds) throws InterruptedException, ExecutionException {
        Map<String, List<Long>> took = new LinkedHashMap<>();
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (String board : file.boards()) {
                long millis = open(BoardQuestions.of(file, board, stretch, null), board, round >= 0);
                if (round >= 0) {
                    took.computeIfAbsent(board, any -> new ArrayList<>()).add(millis);
                }
            }
        }
        took.values().forEach(Collections::sort);
        return took;
    }

    private long open(List<Question> questions, String board, boolean counts)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Callable<Long>> asked = new ArrayList<>();
        questions.forEach(question -> asked.add(() -> ask(question)));
        List<Future<Long>> answers = browser.invokeAll(asked);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        for (int i = 0; i < answers.size(); i++) {
            if (counts) {
                String panel = board + " / " + questions.get(i).panel();
                panels.computeIfAbsent(panel, any -> new ArrayList<>())
                        .add(answers.get(i).get());
            } else {
                answers.get(i).get();
            }
        }
        return millis;
    }

    private long ask(Question question) {
        long start = System.nanoTime();
        elasticsearch.call(
                "POST",
                "/" + question.family() + "/_search?request_cache=false&ignore_unavailable=true&allow_no_indices=true",
                question.body());
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Median milliseconds of each panel, slowest first, with five others in flight. */
    public List<Map.Entry<String, Long>> slowest(int most) {
        List<Map.Entry<String, Long>> medians = new ArrayList<>();
        panels.forEach((panel, took) -> {
            Collections.sort(took);
            medians.add(Map.entry(panel, took.get(took.size() / 2)));
        });
        medians.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        return medians.subList(0, Math.min(most, medians.size()));
    }

    /** Mentions a second that were really written. */
    public double writtenPerSecond() {
        return written.get()
                / Math.max(1.0, Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0);
    }

    @Override
    public void close() {
        browser.shutdownNow();
        writing.cancel(false);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
