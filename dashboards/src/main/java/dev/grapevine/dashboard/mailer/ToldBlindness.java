package dev.grapevine.dashboard.mailer;

import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Blindnesses that somebody was told of, or is being told, and not yet that they are over.
 *
 * <p>That one is over may be planned while the first mail still waits for its server; what is learned of that mail
 * afterwards must not bring the blindness back, or the next one would be taken for told.
 */
final class ToldBlindness {

    private final Map<String, Delivery> lasting = new HashMap<>();
    private final Set<String> over = new HashSet<>();

    void learn(Delivery delivery) {
        String whom = delivery.incident() + "|" + delivery.recipient();
        if (delivery.is(Kind.SIGHT)) {
            over.add(whom);
            lasting.remove(whom);
        } else if (delivery.is(Kind.BLIND) && !over.contains(whom)) {
            lasting.put(whom, delivery);
        }
    }

    List<Delivery> lasting() {
        return List.copyOf(lasting.values());
    }

    boolean holds(Delivery delivery) {
        return lasting.containsKey(delivery.incident() + "|" + delivery.recipient());
    }
}
