package dev.grapevine.dashboard.page;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.grapevine.json.Json;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileExtensionMatcher;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Fills templates that lie beside a class.
 *
 * <p>{@code .ftlh} templates escape every value as HTML; {@code .ftl} ones are plain text. A template sees the values
 * that JSON would show, so that it can call nothing.
 */
public final class Pages {

    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final Configuration templates;

    /** @param beside the class whose package holds the templates */
    public Pages(Class<?> beside) {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(beside, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ENGLISH);
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setTemplateConfigurations(
                new ConditionalTemplateConfigurationFactory(new FileExtensionMatcher("ftl"), plain()));
    }

    private static TemplateConfiguration plain() {
        TemplateConfiguration plain = new TemplateConfiguration();
        plain.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        return plain;
    }

    /** @param view a record: its components are the template's variables */
    public String render(String template, Object view) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template).process(Json.json().convertValue(view, MODEL), out);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the template " + template, e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + template + " does not fit its values", e);
        }
        return out.toString();
    }
}
