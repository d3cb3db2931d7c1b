package dev.grapevine.dashboard.command;

import dev.grapevine.dashboard.board.Stretch;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.index.IndexFamily;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What time a command looks at: behind it the newest mention, because a replay has its own time. */
final class BoardTimes {

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "end of what is looked at, such as 2026-03-02T00:00:00Z (default: the newest mention)")
    private @Nullable Instant until;

    /** The stretch of a board that looks back so far. */
    Stretch stretch(String from, Search search) {
        return Stretch.lookingBack(from, until == null ? newest(search) : until);
    }

    private static Instant newest(Search search) {
        String newest = search.search(
                        IndexFamily.MENTIONS.alias(),
                        Ask.json("{'size':0,'aggs':{'newest':{'max':{'field':'eventTime'}}}}"))
                .at("/aggregations/newest/value_as_string")
                .asText();
        if (newest.isEmpty()) {
            throw new IllegalArgumentException("there is no mention yet: nothing to look at");
        }
        return Instant.parse(newest).plusMillis(1);
    }
}
