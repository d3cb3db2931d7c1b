package dev.grapevine.local.demo;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The templates of the demo web; the name's ending decides how everything in them is escaped. */
final class Pages {

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    Pages() {
        templates.setClassForTemplateLoading(Pages.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
        templates.setNumberFormat("computer");
    }

    String write(String template, Map<String, ?> values) {
        try {
            Template found = templates.getTemplate(template);
            StringWriter out = new StringWriter();
            found.process(values, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(template + " is part of the jar", e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + " does not fit its values", e);
        }
    }

    /** Plain text as a paragraph of HTML. */
    static String paragraph(String text) {
        return text.lines()
                .map(HTMLOutputFormat.INSTANCE::escapePlainText)
                .collect(Collectors.joining("<br>", "<p>", "</p>"));
    }
}
