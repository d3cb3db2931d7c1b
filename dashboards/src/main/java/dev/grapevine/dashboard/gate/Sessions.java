package dev.grapevine.dashboard.gate;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in, in memory: a restart of the console signs everybody out.
 *
 * <p>A session ends after {@link #IDLE} without a request and after {@link #LONGEST} in any case.
 */
final class Sessions {

    static final Duration IDLE = Duration.ofHours(8);
    static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST = 10_000;
    private static final int SECRET_BYTES = 32;

    private record Session(Visitor visitor, Instant opened, Instant seen) {

        boolean isOver(Instant now) {
            return !seen.plus(IDLE).isAfter(now) || !opened.plus(LONGEST).isAfter(now);
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new HashMap<>();

    /** @return the new session's id, a secret */
    synchronized String open(String name, Role role, Instant now) {
        sessions.values().removeIf(session -> session.isOver(now));
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Comparator.comparing(each -> each.getValue().seen()))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
        String id = secret();
        sessions.put(id, new Session(new Visitor(name, role, secret()), now, now));
        return id;
    }

    synchronized Optional<Visitor> find(String id, Instant now) {
        Session session = sessions.get(id);
        if (session == null || session.isOver(now)) {
            sessions.remove(id);
            return Optional.empty();
        }
        sessions.put(id, new Session(session.visitor(), session.opened(), now));
        return Optional.of(session.visitor());
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
