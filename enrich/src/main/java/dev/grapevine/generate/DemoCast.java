package dev.grapevine.generate;

import dev.grapevine.generate.BrandPlan.Mood;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The invented world of the demo. None of these names belongs to anybody that we know of. */
final class DemoCast {

    static final List<BrandPlan> BRANDS = List.of(
            new BrandPlan(
                    "brisquell",
                    "Brisquell",
                    List.of("Brisquell Tarn", "Brisquell Ridge Mini"),
                    205,
                    Mood.USUAL,
                    List.of("kettelwyn", "halvoryx")),
            new BrandPlan(
                    "kettelwyn",
                    "Kettelwyn",
                    List.of("Kettelwyn Drift"),
                    105,
                    new Mood(0.46, 0.16, 0.08),
                    List.of("brisquell")),
            new BrandPlan(
                    "halvoryx",
                    "Halvoryx",
                    List.of("Halvoryx P4"),
                    75,
                    new Mood(0.34, 0.28, 0.08),
                    List.of("brisquell")));

    /** Where people write about anything. */
    static final List<Outlet> PLACES = List.of(
            Outlet.of("murmur-coffee", "Murmur: #coffee", "murmur.example", Register.POST, 19),
            Outlet.of("murmur-outdoors", "Murmur: #outdoors", "murmur.example", Register.POST, 17),
            Outlet.of("murmur-vanlife", "Murmur: #vanlife", "murmur.example", Register.POST, 14),
            Outlet.of("campfire-gear", "Campfire Table: Gear", "campfiretable.example", Register.FORUM, 11),
            Outlet.of("campfire-help", "Campfire Table: Help", "campfiretable.example", Register.FORUM, 8),
            Outlet.of("tinder-and-grounds", "Tinder & Grounds", "tinderandgrounds.example", Register.BLOG, 3),
            Outlet.of("slow-miles", "Slow Miles", "slowmiles.example", Register.BLOG, 2),
            Outlet.of("wet-tent-diaries", "The Wet Tent Diaries", "wettentdiaries.example", Register.BLOG, 2),
            Outlet.of("northwick-courier", "Northwick Courier", "northwickcourier.example", Register.NEWS, 0.8),
            Outlet.of("evening-ferry", "The Evening Ferry", "eveningferry.example", Register.NEWS, 0.6),
            Outlet.of("outfitter-weekly", "Outfitter Weekly", "outfitterweekly.example", Register.NEWS, 0.6));

    private static final List<Outlet> SHOPS = List.of(
            shop("kitbag", "Kitbag", "Brisquell Tarn", 9),
            shop("kitbag", "Kitbag", "Brisquell Ridge Mini", 6),
            shop("kitbag", "Kitbag", "Kettelwyn Drift", 13),
            shop("kitbag", "Kitbag", "Halvoryx P4", 13),
            shop("fairscoop", "Fair Scoop", "Brisquell Tarn", 5));

    private static final Outlet NEWSROOM =
            Outlet.of("brisquell-newsroom", "Brisquell newsroom", "brisquell.example", Register.OWN, 0);

    static final List<Outlet> OUTLETS = Stream.of(PLACES.stream(), Stream.of(NEWSROOM), SHOPS.stream())
            .flatMap(outlets -> outlets)
            .toList();

    private DemoCast() {}

    private static Outlet shop(String name, String title, String product, double share) {
        String slug = product.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Outlet(
                name + "-" + slug, title + ": " + product, name + ".example", Register.REVIEW, share, product);
    }
}
