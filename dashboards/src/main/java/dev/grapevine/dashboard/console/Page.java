package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with a page, or with the JSON that it is laid out from. */
final class Page {

    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final Pages pages = new Pages(Page.class);

    /**
     * One view at two addresses: for people at {@code path}, and as JSON below {@code /api}.
     *
     * @param view a record, the template's variables; empty before anything was heard
     */
    void serve(RoutesConfig routes, String path, String template, Function<Context, Optional<?>> view) {
        routes.get(
                        path,
                        context -> view.apply(context)
                                .ifPresentOrElse(made -> show(context, template, made), () -> sayNothingYet(context)))
                .get(
                        "/api" + (path.equals("/") ? "/overview" : path),
                        context -> view.apply(context)
                                .ifPresentOrElse(
                                        made -> json(context, made), () -> json(context, new Refusal("nothing yet"))));
    }

    /** @param view a record: the template's variables, besides who asks and for what */
    void show(Context context, String template, Object view) {
        Map<String, Object> model = new HashMap<>(Json.json().convertValue(view, MODEL));
        model.put("me", Me.of(Gate.visitor(context)));
        model.put("here", context.path());
        context.html(pages.render(template, model));
    }

    /** The page to sign in on. */
    void logIn(Context context, String next, @Nullable String problem) {
        show(context, "login.ftlh", new Login(next, problem == null ? "" : problem));
    }

    /** A page that says one thing; JSON where a program asked. */
    void say(Context context, String title, String text, String hint) {
        if (context.path().startsWith("/api/")) {
            json(context, new Refusal(title + ": " + text));
        } else {
            show(context, "message.ftlh", new Message(title, text, hint));
        }
    }

    /** The page of a system that was just started. */
    private void sayNothingYet(Context context) {
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

    record Login(String next, String problem) {}

    record Message(String title, String text, String hint) {}

    /** What the interface answers instead of a view. */
    record Refusal(String problem) {}

    /** What a page needs to know of whom it is for. */
    record Me(String name, String role, boolean known, boolean answers, boolean administers, String token) {

        static Me of(Visitor visitor) {
            return new Me(
                    visitor.name(),
                    visitor.role().word(),
                    visitor.isKnown(),
                    visitor.role().covers(Role.ANSWER),
                    visitor.role().covers(Role.ADMINISTER),
                    visitor.token());
        }
    }
}
