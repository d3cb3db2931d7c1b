package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every brand that can be shown. */
final class Brands {

    private final Archive archive;
    private final Supplier<List<Brand>> known;

    /** @param known brands with names, as far as they are known by now */
    Brands(Archive archive, Supplier<List<Brand>> known) {
        this.archive = archive;
        this.known = known;
    }

    /** The brands that are listened for; those that the archive has heard of, by their ids, where nobody knows them. */
    List<Brand> all() {
        List<Brand> brands = known.get();
        return brands.isEmpty() ? archive.brands().stream().map(Brands::unnamed).toList() : brands;
    }

    /** @throws NotFoundResponse if there is none of this id, which somebody typed */
    Brand asked(String id) {
        return all().stream()
                .filter(brand -> brand.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no brand '" + MentionRow.name(id) + "'."));
    }

    /** The brand of this id, which stands in our own data; one named like its id where nobody knows it. */
    Brand named(String id) {
        return known.get().stream()
                .filter(brand -> brand.id().equals(id))
                .findFirst()
                .orElseGet(() -> unnamed(id));
    }

    /** The wanted one; the first that is no competitor where there is none such. */
    static Brand choose(List<Brand> brands, @Nullable String wanted) {
        return brands.stream()
                .filter(brand -> brand.id().equals(wanted))
                .findFirst()
                .or(() -> brands.stream().filter(brand -> !brand.competitor()).findFirst())
                .orElseGet(() -> brands.get(0));
    }

    private static Brand unnamed(String id) {
        return new Brand(id, id, id, false, null, null, null, null, null, null);
    }
}
