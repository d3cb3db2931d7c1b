package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.template.TemplateMappings;
import dev.grapevine.index.IndexFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first two looks at an import file, without any server: each object's form, and whether everything that one names
 * is there. The third, {@link DataCheck}, asks what the panels ask.
 */
public final class FormCheck {

    private static final Set<String> WORDS = Set.of("keyword", "boolean");

    private final Problems problems = new Problems();
    private final BoardFile file;
    private final ChartCheck charts = new ChartCheck(problems);
    private final ColumnCheck columns = new ColumnCheck(problems);

    private FormCheck(BoardFile file) {
        this.file = file;
    }

    /** @return every problem, with its place; none where all is well */
    public static List<String> problems(BoardFile file) {
        FormCheck check = new FormCheck(file);
        check.envelopes();
        if (check.problems.all().isEmpty()) {
            check.insides();
        }
        return check.problems.all();
    }

    private void envelopes() {
        EnvelopeCheck envelope = new EnvelopeCheck(problems);
        file.objects().forEach(envelope::check);
    }

    private void insides() {
        ReferenceCheck references = new ReferenceCheck(problems, file);
        LayoutCheck layout = new LayoutCheck(problems);
        file.objects().forEach(references::check);
        for (JsonNode board : file.ofType("dashboard")) {
            layout.check(board);
            controls(board);
            file.panels(board).stream()
                    .filter(panel -> panel.type().equals("lens"))
                    .forEach(panel -> charts.check(
                            panel,
                            fields(panel.view().family()),
                            fields(panel.marks().family())));
        }
        file.ofType("search").forEach(this::search);
        file.ofType("index-pattern").forEach(this::view);
    }

    private void controls(JsonNode board) {
        for (BoardFile.Control control : file.controls(board)) {
            String type = fields(control.view().family()).getOrDefault(control.field(), "");
            problems.require(
                    WORDS.contains(type),
                    board.path("id").asText(),
                    "the control of '" + control.field() + "' offers no values");
        }
    }

    private void search(JsonNode search) {
        String where = "search " + search.path("id").asText();
        Map<String, String> fields =
                fields(file.view(search.at("/references/0/id").asText()).family());
        JsonNode source = BoardFile.tree(
                search.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON").asText());
        columns.kql(where, source.at("/query/query").asText(), fields);
        search.at("/attributes/columns")
                .forEach(column -> problems.require(
                        fields.containsKey(column.asText()), where, "no field '" + column.asText() + "'"));
        search.at("/attributes/sort")
                .forEach(sort -> problems.require(
                        fields.containsKey(sort.path(0).asText()),
                        where,
                        "no field '" + sort.path(0).asText() + "'"));
    }

    private void view(JsonNode view) {
        String time = view.at("/attributes/timeFieldName").asText();
        problems.require(
                time.isEmpty()
                        || "date"
                                .equals(fields(view.at("/attributes/title").asText())
                                        .get(time)),
                "index-pattern " + view.path("id").asText(),
                "its time '" + time + "' is no date");
    }

    private static Map<String, String> fields(String family) {
        return Arrays.stream(IndexFamily.values())
                .filter(each -> each.alias().equals(family))
                .findFirst()
                .map(TemplateMappings::of)
                .orElse(Map.of());
    }
}
