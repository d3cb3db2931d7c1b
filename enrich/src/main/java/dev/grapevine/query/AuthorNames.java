package dev.grapevine.query;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the authors that queries ask for although mentions carry their pseudonyms only: each name is turned into
 * the pseudonym that it has on a mention's platform. Wildcards cannot be, they see shown names only.
 */
public final class AuthorNames {

    private final @Nullable Pseudonyms pseudonyms;
    /** What is asked for, as queries write it and folded. */
    private final Set<Clause.Has> asked = new HashSet<>();
    /** By platform, then by pseudonym: the folded name. */
    private final ConcurrentMap<String, Map<String, String>> known = new ConcurrentHashMap<>();

    /** @param pseudonyms null where the key is not known: then shown names and pseudonyms alone are recognised */
    public AuthorNames(Collection<Clause> clauses, @Nullable Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        clauses.forEach(this::collect);
    }

    /** Tells a mention's subject the name that the queries ask for, where its author is one of theirs. */
    public void name(Mention mention, Subject subject) {
        Author author = mention.author();
        if (pseudonyms != null && !asked.isEmpty() && author != null && author.id() != null) {
            String name = names(mention.platform(), pseudonyms).get(author.id());
            if (name != null) {
                subject.alsoBy(name);
            }
        }
    }

    private Map<String, String> names(String platform, Pseudonyms keyed) {
        return known.computeIfAbsent(platform, any -> {
            Map<String, String> names = new HashMap<>();
            asked.forEach(has -> writings(has).forEach(name -> names.put(keyed.of(platform, name), has.value())));
            return names;
        });
    }

    /** The ways in which networks write an account's native id. */
    private static Stream<String> writings(Clause.Has has) {
        String written = has.written().replaceFirst("(?i)^author:", "").replace("\"", "");
        String bare = written.startsWith("@") ? written.substring(1) : written;
        return Stream.of(written, bare, "@" + bare, has.value()).distinct();
    }

    private void collect(Clause clause) {
        if (clause instanceof Clause.And and) {
            and.parts().forEach(this::collect);
        } else if (clause instanceof Clause.Or or) {
            or.parts().forEach(this::collect);
        } else if (clause instanceof Clause.Not not) {
            collect(not.part());
        } else if (clause instanceof Clause.Has has
                && has.property() == Property.AUTHOR
                && !Vocabulary.isPattern(has.value())) {
            asked.add(has);
        }
    }
}
