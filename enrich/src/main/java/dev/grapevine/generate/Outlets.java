package dev.grapevine.generate;

import java.util.List;
import java.util.function.Predicate;

/** Outlets to choose from, by their share. */
final class Outlets {

    private final List<Outlet> outlets;
    private final double total;

    private Outlets(List<Outlet> outlets) {
        if (outlets.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs an outlet for everything that is said");
        }
        this.outlets = outlets;
        this.total = outlets.stream().mapToDouble(Outlet::share).sum();
    }

    /** Those that take what is said about a brand. */
    static Outlets of(List<Outlet> all, BrandPlan brand) {
        return new Outlets(all.stream().filter(outlet -> outlet.takes(brand)).toList());
    }

    static Outlets only(Outlet outlet) {
        return new Outlets(List.of(outlet));
    }

    /** Those that take anything except news. */
    static Outlets general(List<Outlet> all) {
        Predicate<Outlet> open =
                outlet -> outlet.product() == null && !outlet.isOwn() && outlet.register() != Register.NEWS;
        return new Outlets(all.stream().filter(open).toList());
    }

    Outlet any(Chance chance) {
        double point = chance.uniform() * total;
        for (Outlet outlet : outlets) {
            point -= outlet.share();
            if (point < 0) {
                return outlet;
            }
        }
        return outlets.get(outlets.size() - 1);
    }

    /** The first of a register, or the first of all. */
    Outlet of(Register register) {
        return outlets.stream()
                .filter(outlet -> outlet.register() == register)
                .findFirst()
                .orElse(outlets.get(0));
    }

    /** Another outlet of the same register, or the same one where there is only one. */
    Outlet like(Outlet outlet, Chance chance) {
        List<Outlet> others = outlets.stream()
                .filter(other -> other.register() == outlet.register() && !other.equals(outlet))
                .toList();
        return others.isEmpty() ? outlet : chance.pick(others);
    }
}
