package dev.grapevine.local.demo;

import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Outlet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** All that has been published until now, shelf by shelf: an outlet has a shelf. Safe for many readers. */
final class Archive {

    private final Iterator<Generated> coming;
    private final Map<String, Shelf> shelves = new HashMap<>();
    private Generated next;

    /** @param coming endless, in order of publication */
    Archive(Iterator<Generated> coming) {
        this.coming = coming;
        this.next = coming.next();
    }

    /** The shelf of an outlet with everything published up to and including {@code now}. */
    synchronized Shelf.View shelf(Outlet outlet, Instant now) {
        while (!next.mention().eventTime().isAfter(now)) {
            shelves.computeIfAbsent(next.mention().source(), name -> new Shelf())
                    .add(next);
            next = coming.next();
        }
        return shelves.computeIfAbsent(outlet.name(), name -> new Shelf()).view();
    }
}
