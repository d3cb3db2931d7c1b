package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.json.Json;
import io.javalin.http.Context;

/** Answers with a page, or with what a page's chart needs. */
final class Page {

    private final Pages pages = new Pages(Page.class);

    /** @param view a record: the template's variables */
    void show(Context context, String template, Object view) {
        context.html(pages.render(template, view));
    }

    /** A page that says one thing. */
    void say(Context context, String title, String text, String hint) {
        show(context, "message.ftlh", new Message(title, text, hint));
    }

    /** The page of a system that was just started. */
    void sayNothingYet(Context context) {
        say(
                context,
                "Nothing was heard yet",
                "Grapevine runs and waits for the first mention. If nothing comes within a few minutes, look whether a"
                        + " brand is in brands.yml, whether a source is in sources.yml, and whether ingest and the jobs"
                        + " are running.",
                "This page looks again by itself.");
    }

    static void json(Context context, Object value) {
        try {
            context.contentType("application/json").result(Json.json().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    record Message(String title, String text, String hint) {}
}
