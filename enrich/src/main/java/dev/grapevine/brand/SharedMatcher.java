package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One matcher for everybody in this JVM who matches the same brands, such as the slots of a job: thousands of stored
 * queries need not be built and kept for each of them. It is closed when the last of them has closed it.
 */
final class SharedMatcher implements BrandMatcher {

    private static final Map<Meaning, Counted> OPEN = new HashMap<>();

    private final Meaning meaning;
    private final BrandMatcher matcher;
    private boolean closed;

    private SharedMatcher(Meaning meaning, BrandMatcher matcher) {
        this.meaning = meaning;
        this.matcher = matcher;
    }

    /**
     * @param opening opens the matcher of these brands where nobody holds it yet; must allow many threads
     */
    static BrandMatcher of(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms, Supplier<BrandMatcher> opening) {
        Meaning meaning = Meaning.of(brands, pseudonyms);
        synchronized (OPEN) {
            Counted counted = OPEN.get(meaning);
            if (counted == null) {
                counted = new Counted(opening.get());
                OPEN.put(meaning, counted);
            }
            counted.users++;
            return new SharedMatcher(meaning, counted.matcher);
        }
    }

    @Override
    public List<Match> match(Mention mention, Subject subject) {
        return matcher.match(mention, subject);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            Counted counted = OPEN.get(meaning);
            if (!closed && counted != null && --counted.users == 0) {
                OPEN.remove(meaning);
                matcher.close();
            }
            closed = true;
        }
    }

    /** @param key what the key of the pseudonyms makes of nothing; empty where the key is not known */
    private record Meaning(List<Brand> brands, String key) {

        static Meaning of(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
            return new Meaning(List.copyOf(brands), pseudonyms == null ? "" : pseudonyms.of("", ""));
        }
    }

    private static final class Counted {

        private final BrandMatcher matcher;
        private int users;

        Counted(BrandMatcher matcher) {
            this.matcher = matcher;
        }
    }
}
