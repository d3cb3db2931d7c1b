package dev.grapevine.dashboard.kibana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The dashboards that Grapevine ships, and the file that Kibana imports. */
public final class Boards {

    static final String OVERVIEW = "grapevine-overview";
    static final String CRISIS_ROOM = "grapevine-crisis-room";
    static final String BRAND_HEALTH = "grapevine-brand-health";
    static final String TOPICS = "grapevine-topics";

    static final String MENTIONS = "grapevine-mentions-search";
    static final String COMPLAINTS = "grapevine-complaints-search";
    static final String REVIEWS = "grapevine-reviews-search";
    static final String QUESTIONS = "grapevine-questions-search";

    /** In the order in which they are linked. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(OVERVIEW, "Overview");
        NAMES.put(CRISIS_ROOM, "Crisis room");
        NAMES.put(BRAND_HEALTH, "Brand health");
        NAMES.put(TOPICS, "Topics and voices");
    }

    private Boards() {}

    /**
     * Writes everything as one import file.
     *
     * @param file must end in .ndjson: Kibana takes no other
     * @return how many objects it holds
     */
    public static int export(Path file) throws IOException {
        if (!file.toString().endsWith(".ndjson")) {
            throw new IllegalArgumentException("expected a file name that ends in .ndjson, found '" + file + "'");
        }
        List<String> lines = lines("");
        Files.write(file, lines);
        return lines.size();
    }

    /**
     * Everything that Kibana imports, an object a line.
     *
     * @param prefix of every id, such as "acme-"; empty for none
     */
    public static List<String> lines(String prefix) {
        return objects().stream().map(object -> object.prefixed(prefix).line()).toList();
    }

    /** Ids of the dashboards among them. */
    static List<String> dashboards(String prefix) {
        return NAMES.keySet().stream().map(id -> prefix + id).toList();
    }

    /** Links from one board to the others, in Markdown. */
    static String links(String here) {
        return NAMES.entrySet().stream()
                .map(board -> board.getKey().equals(here)
                        ? "**" + board.getValue() + "**"
                        : "[" + board.getValue() + "](" + SavedObject.LINK + board.getKey() + ")")
                .collect(Collectors.joining("  \n"));
    }

    static List<SavedObject> objects() {
        List<SavedObject> objects = new ArrayList<>();
        objects.add(Tag.object());
        Arrays.stream(DataView.values()).map(DataView::object).forEach(objects::add);
        Arrays.stream(Search.values()).map(Search::object).forEach(objects::add);
        List.of(OverviewBoard.board(), CrisisRoomBoard.board(), BrandHealthBoard.board(), TopicsBoard.board())
                .forEach(board -> objects.add(board.object()));
        return List.copyOf(objects);
    }
}
