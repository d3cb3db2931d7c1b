package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Mistakes that somebody could make in a board, planted into a good file one at a time. */
public enum Fault {
    WRONG_FIELD("does not fit 'terms'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, Fault::isTerms, column -> column.put("sourceField", "aspect.name"));
        }
    },
    TEXT_WHERE_A_KEYWORD_IS_NEEDED("does not fit 'terms'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, Fault::isTerms, column -> column.put("sourceField", "text"));
        }
    },
    SUM_OF_WORDS("does not fit 'sum'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("sum"), column -> column.put("sourceField", "source"));
        }
    },
    HISTOGRAM_OF_NO_DATE("does not fit 'date_histogram'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("date_histogram"), column -> column.put("sourceField", "version"));
        }
    },
    COUNT_OF_A_FIELD("does not fit 'count'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("count"), column -> column.put("sourceField", "brand"));
        }
    },
    UNKNOWN_OPERATION("unknown operation 'cardinality'") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("unique_count"), column -> column.put("operationType", "cardinality"));
        }
    },
    BUCKET_THAT_IS_NONE("isBucketed is wrong") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("terms"), column -> column.put("isBucketed", false));
        }
    },
    ORDER_BY_NOTHING("is ordered by 'gone', no column") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(
                    objects,
                    column -> column.at("/params/orderBy").has("columnId"),
                    column -> ((ObjectNode) column.at("/params/orderBy")).put("columnId", "gone"));
        }
    },
    FORMULA_WITHOUT_ITS_COLUMNS("a formula lacks its managed columns") {
        @Override
        void plant(List<ObjectNode> objects) {
            column(objects, is("formula"), column -> column.putArray("references"));
        }
    },
    QUERY_OF_A_FIELD_THAT_IS_NOT_THERE("asks for the field 'sentiment.mood', which is not there") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    Fault::isLens,
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/attributes/state/query"))
                            .put("query", "sentiment.mood: negative"));
        }
    },
    DRAWS_NO_COLUMN("which is no column") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    is("lnsMetric", "/embeddableConfig/attributes/visualizationType"),
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/attributes/state/visualization"))
                            .put("metricAccessor", "nothing"));
        }
    },
    COLUMN_DRAWN_NOWHERE("is drawn nowhere") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    is("lnsMetric", "/embeddableConfig/attributes/visualizationType"),
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/attributes/state/visualization"))
                            .remove("secondaryMetricAccessor"));
        }
    },
    COLOURS_OF_TOMORROW("colours are not in the form that 8.x reads") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(objects, Fault::hasColours, panel -> {
                ObjectNode first = (ObjectNode) panel.findValue("assignments").path(0);
                first.remove("rule");
                first.putArray("rules");
            });
        }
    },
    COLOURS_WITHOUT_THE_REST("colours lack specialAssignments") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    Fault::hasColours,
                    panel -> ((ObjectNode) panel.findParent("specialAssignments")).remove("specialAssignments"));
        }
    },
    UNKNOWN_CHART("unknown chart 'lnsRadar'") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    Fault::isLens,
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/attributes"))
                            .put("visualizationType", "lnsRadar"));
        }
    },
    UNKNOWN_PANEL_TYPE("unknown type 'hologram'") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(objects, panel -> true, panel -> panel.put("type", "hologram"));
        }
    },
    PANEL_TWICE("stands twice") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    panel -> panel.path("panelIndex").asText().equals("p3"),
                    panel -> panel.put("panelIndex", "p2"));
        }
    },
    PANELS_OVER_EACH_OTHER("overlaps another or leaves a hole") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    panel -> panel.at("/gridData/x").asInt() > 0,
                    panel -> ((ObjectNode) panel.path("gridData")).put("x", 1));
        }
    },
    NOTHING_ABOVE_THE_FOLD("panels are seen without scrolling") {
        @Override
        void plant(List<ObjectNode> objects) {
            ObjectNode board = first(objects, "dashboard");
            ArrayNode panels = panels(board);
            panels.forEach(panel -> ((ObjectNode) panel.path("gridData")).put("h", 30));
            put(board, panels);
        }
    },
    OBJECT_TWICE("stands twice in the file") {
        @Override
        void plant(List<ObjectNode> objects) {
            objects.add(first(objects, "search").deepCopy());
        }
    },
    MIGRATED_TO_NOTHING("typeMigrationVersion is ''") {
        @Override
        void plant(List<ObjectNode> objects) {
            first(objects, "dashboard").remove("typeMigrationVersion");
        }
    },
    MIGRATED_TOO_FAR("typeMigrationVersion is '99.0.0'") {
        @Override
        void plant(List<ObjectNode> objects) {
            first(objects, "dashboard").put("typeMigrationVersion", "99.0.0");
        }
    },
    UNKNOWN_OBJECT("no type that Kibana imports") {
        @Override
        void plant(List<ObjectNode> objects) {
            first(objects, "search").put("type", "sight");
        }
    },
    ATTRIBUTE_THAT_KIBANA_REFUSES("attribute 'colour' is unknown") {
        @Override
        void plant(List<ObjectNode> objects) {
            ((ObjectNode) first(objects, "search").path("attributes")).put("colour", "blue");
        }
    },
    ATTRIBUTE_MISSING("attribute 'title' is missing") {
        @Override
        void plant(List<ObjectNode> objects) {
            ((ObjectNode) first(objects, "dashboard").path("attributes")).remove("title");
        }
    },
    JSON_THAT_IS_NO_STRING("/attributes/optionsJSON must be a string") {
        @Override
        void plant(List<ObjectNode> objects) {
            ((ObjectNode) first(objects, "dashboard").path("attributes")).putObject("optionsJSON");
        }
    },
    BROKEN_STRING("/attributes/panelsJSON holds no JSON") {
        @Override
        void plant(List<ObjectNode> objects) {
            ((ObjectNode) first(objects, "dashboard").path("attributes")).put("panelsJSON", "[{");
        }
    },
    DATA_VIEW_MISSING("which is missing") {
        @Override
        void plant(List<ObjectNode> objects) {
            objects.removeIf(object -> object.path("id").asText().equals("grapevine-mentions-view"));
        }
    },
    REFERENCE_MISSING("is missing") {
        @Override
        void plant(List<ObjectNode> objects) {
            ArrayNode references = (ArrayNode) first(objects, "dashboard").path("references");
            references.remove(references.size() - 1);
        }
    },
    LAYER_WITHOUT_ITS_DATA_VIEW("so Lens drops the layer") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    Fault::isLens,
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/attributes")).putArray("references"));
        }
    },
    ID_IN_A_STRING("where Kibana does not rewrite it") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(objects, panel -> true, panel -> panel.put("dataView", "grapevine-mentions-view"));
        }
    },
    LINK_TO_NOWHERE("links to the board 'grapevine-holiday'") {
        @Override
        void plant(List<ObjectNode> objects) {
            inPanel(
                    objects,
                    panel -> panel.path("type").asText().equals("visualization"),
                    panel -> ((ObjectNode) panel.at("/embeddableConfig/savedVis/params"))
                            .put("markdown", "[Holiday](#/view/grapevine-holiday)"));
        }
    },
    CONTROL_OF_A_TEXT("offers no values") {
        @Override
        void plant(List<ObjectNode> objects) {
            ObjectNode group = (ObjectNode) first(objects, "dashboard").at("/attributes/controlGroupInput");
            group.put("panelsJSON", group.path("panelsJSON").asText().replace("\"language\"", "\"text\""));
        }
    },
    SEARCH_OF_A_FIELD_THAT_IS_NOT_THERE("no field 'mood'") {
        @Override
        void plant(List<ObjectNode> objects) {
            first(objects, "search").withArray("/attributes/columns").add("mood");
        }
    };

    private final String complaint;

    Fault(String complaint) {
        this.complaint = complaint;
    }

    /** Part of what has to be said about it. */
    String complaint() {
        return complaint;
    }

    abstract void plant(List<ObjectNode> objects);

    /** The file with this one mistake. */
    List<String> in(List<String> lines) {
        List<ObjectNode> objects = new ArrayList<>();
        lines.forEach(line -> objects.add(Panel.parse(line)));
        plant(objects);
        return objects.stream().map(ObjectNode::toString).toList();
    }

    /** Changes the first panel of that kind in the file. */
    public static void inPanel(List<ObjectNode> objects, Predicate<JsonNode> kind, Consumer<ObjectNode> change) {
        for (ObjectNode object : objects) {
            if (object.path("type").asText().equals("dashboard")) {
                ArrayNode panels = panels(object);
                for (JsonNode panel : panels) {
                    if (kind.test(panel)) {
                        change.accept((ObjectNode) panel);
                        put(object, panels);
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("no panel to plant it in");
    }

    /** Changes the first column of that kind in the file. */
    public static void column(List<ObjectNode> objects, Predicate<JsonNode> kind, Consumer<ObjectNode> change) {
        inPanel(
                objects,
                panel -> isLens(panel) && columns(panel).stream().anyMatch(kind),
                panel -> columns(panel).stream()
                        .filter(kind)
                        .findFirst()
                        .ifPresent(column -> change.accept((ObjectNode) column)));
    }

    private static List<JsonNode> columns(JsonNode panel) {
        List<JsonNode> columns = new ArrayList<>();
        panel.at("/embeddableConfig/attributes/state/datasourceStates/formBased/layers")
                .forEach(layer -> layer.path("columns").forEach(columns::add));
        return columns;
    }

    static Predicate<JsonNode> is(String operation) {
        return is(operation, "/operationType");
    }

    static Predicate<JsonNode> is(String word, String path) {
        return node -> node.at(path).asText().equals(word);
    }

    static boolean isTerms(JsonNode column) {
        return column.path("operationType").asText().equals("terms");
    }

    static boolean isLens(JsonNode panel) {
        return panel.path("type").asText().equals("lens");
    }

    static boolean hasColours(JsonNode panel) {
        JsonNode assignments = panel.findValue("assignments");
        return assignments != null && !assignments.isEmpty();
    }

    static ObjectNode first(List<ObjectNode> objects, String type) {
        return objects.stream()
                .filter(object -> object.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static ArrayNode panels(ObjectNode board) {
        return (ArrayNode) BoardFile.tree(board.at("/attributes/panelsJSON").asText());
    }

    private static void put(ObjectNode board, ArrayNode panels) {
        ((ObjectNode) board.path("attributes")).put("panelsJSON", panels.toString());
    }
}
