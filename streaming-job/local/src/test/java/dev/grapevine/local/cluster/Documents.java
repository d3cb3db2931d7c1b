package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.generate.Generated;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Ids of documents: one for each mention and each brand that it is about. */
final class Documents {

    private Documents() {}

    static Set<String> of(Collection<Generated> mentions) {
        Set<String> ids = new TreeSet<>();
        mentions.forEach(each -> each.truth()
                .sentiment()
                .keySet()
                .forEach(about -> ids.add(EnrichedMention.id(each.mention().id(), about))));
        return ids;
    }

    /** Names only those that differ: there may be very many. */
    static void assertSame(Set<String> found, Set<String> expected) {
        assertThat(without(expected, found)).as("documents that are missing").isEmpty();
        assertThat(without(found, expected)).as("documents that should be gone").isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }
}
