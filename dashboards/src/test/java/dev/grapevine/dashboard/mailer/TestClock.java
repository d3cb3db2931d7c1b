package dev.grapevine.dashboard.mailer;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A wall clock that goes only when told to, and waits for the mailer to have seen each step. */
final class TestClock implements InstantSource {

    private static final String READER = "grapevine-mailer";

    private final AtomicInteger read = new AtomicInteger();
    private volatile Instant now;

    TestClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().equals(READER)) {
            read.incrementAndGet();
        }
        return now;
    }

    void advance(Duration step) {
        now = now.plus(step);
        awaitRounds(2);
    }

    /** When the second round begins, the first one, which saw everything that was there before, is over. */
    void awaitRounds(int rounds) {
        int before = read.get();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> read.get() >= before + rounds);
    }
}
