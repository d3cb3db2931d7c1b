package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import dev.grapevine.query.Subject;
import java.util.List;

/** Decides which brands a mention is about. */
public interface BrandMatcher extends AutoCloseable {

    /** The brands that the mention is about, ordered by id. */
    default List<Match> match(Mention mention) {
        return match(mention, Subject.of(mention));
    }

    /**
     * The same for a mention that was cut into words already, which takes a good part of the time.
     *
     * @param subject of the mention; is told the name that queries know its author by
     */
    List<Match> match(Mention mention, Subject subject);

    @Override
    void close();
}
