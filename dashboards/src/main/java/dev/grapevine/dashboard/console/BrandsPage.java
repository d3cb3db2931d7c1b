package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.dashboard.change.Preview;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom we listen for: a query that is tried on what was heard before it is used, and when to alert, in words. */
final class BrandsPage {

    private static final Logger LOG = LoggerFactory.getLogger(BrandsPage.class);
    private static final int DAYS = 7;
    private static final int SAMPLES = 10;

    private final Brands brands;
    private final BrandEditor editor;
    private final Page page;

    BrandsPage(Brands brands, BrandEditor editor, Page page) {
        this.brands = brands;
        this.editor = editor;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/brands", "brands.ftlh", context -> Optional.of(new Listed(BrandView.list(brands.all()))));
        page.serve(
                routes, "/brands/{id}", "brand.ftlh", context -> Optional.of(BrandView.of(brand(context), "", null)));
        routes.post("/brands/{id}", this::change);
    }

    private void change(Context context) {
        Brand present = brand(context);
        BrandForm form = BrandForm.of(context::formParam, present);
        if (!form.problems().isEmpty()) {
            context.status(HttpStatus.BAD_REQUEST);
            page.show(context, "brand.ftlh", BrandView.wrong(present, form));
            return;
        }
        if ("apply".equals(context.formParam("do"))) {
            apply(form.brand());
            context.redirect("/brands/" + present.id(), HttpStatus.SEE_OTHER);
        } else {
            page.show(context, "brand.ftlh", BrandView.of(form.brand(), "tried", preview(form.brand())));
        }
    }

    private List<Brand> with(Brand changed) {
        List<Brand> wanted = new ArrayList<>(editor.present().values());
        wanted.replaceAll(brand -> brand.id().equals(changed.id()) ? changed : brand);
        return wanted;
    }

    private Preview.@Nullable Line preview(Brand changed) {
        try (BrandChange change = editor.change(with(changed))) {
            return editor.preview(change, DAYS, SAMPLES, read -> {}).lines().stream()
                    .findFirst()
                    .orElse(null);
        } catch (ExecutionException e) {
            throw new KafkaException("the history cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** Written before anybody is told so; what was heard in the last days is looked at again behind their back. */
    private void apply(Brand changed) {
        List<Brand> wanted = with(changed);
        BrandChange change = editor.change(wanted);
        try {
            editor.write(wanted);
        } catch (ExecutionException e) {
            change.close();
            throw new KafkaException("the brand was not changed", e);
        } catch (InterruptedException e) {
            change.close();
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
        Thread again = new Thread(() -> lookAgain(change), "grapevine-console-brands");
        again.setDaemon(true);
        again.start();
    }

    private void lookAgain(BrandChange change) {
        try (change) {
            if (!editor.lookAgain(change, DAYS, (read, fed) -> {}).takenIn()) {
                LOG.warn("the job did not take the changed brands in; does it run?");
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("mentions were not looked at again after a change of brands: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Brand brand(Context context) {
        String id = context.pathParam("id");
        return brands.all().stream()
                .filter(brand -> brand.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no brand '" + MentionRow.name(id) + "'."));
    }

    record Listed(List<BrandView.Line> brands) {}
}
