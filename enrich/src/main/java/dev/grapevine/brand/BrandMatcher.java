package dev.grapevine.brand;

import dev.grapevine.mention.Mention;
import java.util.List;

/** Says which of many brands a mention is about; immutable and thread-safe once built. */
public interface BrandMatcher extends AutoCloseable {

    /** The brands that match, ordered by id. */
    List<Match> match(Mention mention);

    @Override
    void close();
}
