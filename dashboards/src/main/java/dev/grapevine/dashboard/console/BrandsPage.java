package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.gate.Gate;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** Whom we listen for: a query that is tried on what was heard before it is used, and when to alert, in words. */
final class BrandsPage {

    private final Brands brands;
    private final BrandDesk desk;
    private final Page page;

    BrandsPage(Brands brands, BrandDesk desk, Page page) {
        this.brands = brands;
        this.desk = desk;
        this.page = page;
    }

    void addTo(RoutesConfig routes) {
        page.serve(routes, "/brands", "brands.ftlh", context -> Optional.of(new Listed(BrandView.list(brands.all()))));
        page.serve(routes, "/brands/{id}", "brand.ftlh", context -> Optional.of(view(brand(context))));
        routes.post("/brands/{id}", this::change);
    }

    private BrandView view(Brand brand) {
        return BrandView.of(brand, desk.changesOf(brand), Optional.empty(), false);
    }

    private void change(Context context) {
        Brand present = brand(context);
        BrandForm form = BrandForm.of(context::formParam, present);
        if (!form.problems().isEmpty()) {
            context.status(HttpStatus.BAD_REQUEST);
            page.show(context, "brand.ftlh", BrandView.wrong(present, desk.changesOf(present), form));
        } else if (!"apply".equals(context.formParam("do"))) {
            page.show(
                    context,
                    "brand.ftlh",
                    BrandView.of(form.brand(), desk.changesOf(present), desk.preview(form.brand()), true));
        } else {
            if (!form.brand().equals(present)) {
                desk.apply(form.brand(), form.changesOf(present), Gate.visitor(context));
            }
            context.redirect("/brands/" + Address.encoded(present.id()), HttpStatus.SEE_OTHER);
        }
    }

    private Brand brand(Context context) {
        return brands.asked(context.pathParam("id"));
    }

    record Listed(List<BrandView.Line> brands) {}
}
