package dev.grapevine.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the questions of a form as one flat record: {@code id, published, title, text, nps, rating, hidden}.
 * Answers that hold an address or a telephone number are not read.
 */
final class FilledForm {

    private static final int NPS_BEST = 10;
    private static final Set<String> WORDS = Set.of("INPUT_TEXT", "TEXTAREA");

    private final ObjectNode record = Json.json().createObjectNode();
    private final List<String> words = new ArrayList<>();

    private FilledForm(@Nullable String id, @Nullable String published, @Nullable String title) {
        record.put("id", id).put("published", published).put("title", title);
    }

    static JsonNode ofTypeform(JsonNode call) {
        JsonNode response = call.path("form_response");
        FilledForm form = new FilledForm(
                Tree.text(response, "token"),
                Tree.text(response, "submitted_at"),
                Tree.text(response, "definition", "title"));
        form.record.set("hidden", response.path("hidden"));
        for (JsonNode answer : response.path("answers")) {
            form.typeform(answer);
        }
        return form.written();
    }

    private void typeform(JsonNode answer) {
        switch (answer.path("type").asText()) {
            case "text" -> words.add(answer.path("text").asText());
            case "choice" -> words.add(answer.path("choice").path("label").asText());
            case "choices" -> answer.path("choices").path("labels").forEach(label -> words.add(label.asText()));
            case "number" -> number(answer.path("field").path("type").asText(), answer.path("number"));
            default -> {
                // addresses, numbers, files, dates and payments are nobody's opinion
            }
        }
    }

    private void number(String question, JsonNode value) {
        if (question.equals("nps") || question.equals("opinion_scale")) {
            putFirst("nps", value);
        } else if (question.equals("rating")) {
            putFirst("rating", value);
        }
    }

    static JsonNode ofTally(JsonNode call) {
        JsonNode data = call.path("data");
        FilledForm form = new FilledForm(
                Tree.text(data, "responseId"), Tree.text(data, "createdAt"), Tree.text(data, "formName"));
        ObjectNode hidden = form.record.putObject("hidden");
        for (JsonNode field : data.path("fields")) {
            String type = field.path("type").asText();
            if (WORDS.contains(type)) {
                form.words.add(field.path("value").asText(""));
            } else if (type.equals("RATING")) {
                form.putFirst("rating", field.path("value"));
            } else if (type.equals("LINEAR_SCALE")) {
                form.putFirst("nps", field.path("value"));
            } else if (type.equals("HIDDEN_FIELDS")) {
                hidden.set(field.path("label").asText(), field.path("value"));
            } else {
                form.chosen(field);
            }
        }
        return form.written();
    }

    /** What was chosen is told by its number; its words stand beside it. */
    private void chosen(JsonNode field) {
        for (JsonNode option : field.path("options")) {
            for (JsonNode chosen : field.path("value")) {
                if (chosen.equals(option.path("id"))) {
                    words.add(option.path("text").asText());
                }
            }
        }
    }

    private void putFirst(String name, JsonNode value) {
        if (value.isNumber() && !record.has(name) && value.asDouble() <= NPS_BEST) {
            record.set(name, value);
        }
    }

    private JsonNode written() {
        words.removeIf(String::isBlank);
        return record.put("text", String.join("\n", words));
    }
}
