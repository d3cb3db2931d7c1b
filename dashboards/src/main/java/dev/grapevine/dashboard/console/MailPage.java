package dev.grapevine.dashboard.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;

/** The built-in mail box. */
final class MailPage {

    private final MailBox mailBox;
    private final Page page;

    MailPage(MailBox mailBox, Page page) {
        this.mailBox = mailBox;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/mails", "mails.ftlh", context -> Optional.of(new View(mailBox.isThere(), mailBox.list())));
        page.serve(routes, "/mails/{name}", "mail.ftlh", context -> Optional.of(opened(context)));
        routes.get("/mails/{name}/body", this::body);
    }

    /** The HTML as it was sent; what it may do is up to the policy that goes with it. */
    private void body(Context context) {
        Policies.protectMail(context);
        context.html("<base target=\"_blank\">" + opened(context).html());
    }

    private MailBox.Opened opened(Context context) {
        return mailBox.open(context.pathParam("name"))
                .orElseThrow(() -> new NotFoundResponse("There is no such mail; it may have been deleted."));
    }

    record View(boolean isThere, List<MailBox.Entry> mails) {}
}
