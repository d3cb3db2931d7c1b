package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Colours that belong to values, never to ranks; told apart by people with red-green blindness too. Red is for what is
 * negative and for incidents, and for nothing else.
 */
final class Colours {

    static final String ALERT = "#C61E25";

    private static final Map<String, String> MOODS = ordered(
            "mixed", "#8E9FBC",
            "negative", ALERT,
            "neutral", "#CAD3E2",
            "positive", "#008B87");

    /** From bad to good, without red: few stars are no alarm. */
    private static final Map<String, String> STARS = ordered(
            "1 star", "#8C510A", "2 stars", "#D8B365", "3 stars", "#CAD3E2", "4 stars", "#5AB4AC", "5 stars",
            "#01665E");

    private Colours() {}

    /** By label of sentiment. */
    static ObjectNode moods() {
        return mapping(MOODS);
    }

    static ObjectNode stars() {
        return mapping(STARS);
    }

    /** Kibana's own colour-blind palette, in the order of the values: for brands, whose names we do not know. */
    static ObjectNode others() {
        return mapping(Map.of());
    }

    /** In the form of 8.x, which 9.x converts; without its special assignment the conversion fails. */
    private static ObjectNode mapping(Map<String, String> colours) {
        ObjectNode mapping = Ask.json("{'assignments':[],'specialAssignments':[{'rule':{'type':'other'},"
                + "'color':{'type':'loop'},'touched':false}],'paletteId':'eui_amsterdam_color_blind',"
                + "'colorMode':{'type':'categorical'}}");
        ArrayNode assignments = mapping.withArray("/assignments");
        colours.forEach((value, colour) -> assignments.add(Ask.json(
                "{'rule':{'type':'matchExactly','values':[?]},'color':{'type':'colorCode','colorCode':?},"
                        + "'touched':true}",
                value,
                colour)));
        return mapping;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
