package dev.grapevine.generate;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import dev.grapevine.mention.Rating;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Publishes: makes mentions of what was written, with a number, an address, an author and an audience. */
final class Press {

    private static final Pattern HASHTAG = Pattern.compile("(?<!\\S)#(\\w+)");
    private static final int PSEUDONYM_LENGTH = 16;
    private static final long WIDELY_FOLLOWED = 20_000;

    private long published;

    Generated publish(Piece piece, Chance chance) {
        String path = piece.outlet().name() + "/" + ++published;
        Wording wording = piece.wording();
        Mention mention = Mention.builder(platform(piece.outlet()), path)
                .source(piece.outlet().name())
                .sourceType(piece.outlet().register().sourceType())
                .published(piece.at())
                .fetched(piece.at())
                .url("https://" + piece.outlet().site() + "/" + path)
                .author(author(piece))
                .title(wording.title())
                .text(wording.text())
                .language("en")
                .hashtags(hashtags(wording.text()))
                .rating(wording.stars() == null ? null : new Rating(wording.stars(), 5, 1, false))
                .item(item(piece.outlet()))
                .engagement(engagement(piece, chance))
                .build();
        return new Generated(mention, truth(piece, mention.id()));
    }

    private static Truth truth(Piece piece, String id) {
        String story = piece.story() == null ? id : piece.story();
        Wording wording = piece.wording();
        return new Truth(
                wording.sentiment(),
                story,
                piece.incident(),
                wording.aspect(),
                piece.outlet().isOwn(),
                byline(piece));
    }

    /** The pseudonym stands for the one that a connector would make with its key. */
    private static Author author(Piece piece) {
        String byline = byline(piece);
        String pseudonym = MentionId.of(platform(piece.outlet()), byline).substring(0, PSEUDONYM_LENGTH);
        boolean press = piece.outlet().isOwn() || piece.outlet().register() == Register.NEWS;
        boolean shown = press || piece.voice().followers() >= WIDELY_FOLLOWED;
        Long followers =
                piece.outlet().register() == Register.POST ? piece.voice().followers() : null;
        return new Author(pseudonym, shown ? byline : null, followers, press ? Boolean.TRUE : null);
    }

    private static String byline(Piece piece) {
        return switch (piece.outlet().register()) {
            case NEWS -> piece.outlet().title();
            case OWN -> "@" + platform(piece.outlet());
            case POST, FORUM, BLOG, REVIEW -> piece.voice().handle();
        };
    }

    private static String platform(Outlet outlet) {
        return outlet.site().substring(0, outlet.site().indexOf('.'));
    }

    private static List<String> hashtags(String text) {
        return HASHTAG.matcher(text).results().map(Press::tag).distinct().toList();
    }

    private static String tag(MatchResult result) {
        return result.group(1);
    }

    private static @Nullable Item item(Outlet outlet) {
        if (outlet.product() == null) {
            return null;
        }
        String brand = outlet.product().substring(0, outlet.product().indexOf(' '));
        return new Item("Product", outlet.product(), brand, "https://" + outlet.site() + "/" + outlet.name());
    }

    private static @Nullable Engagement engagement(Piece piece, Chance chance) {
        if (piece.outlet().register() != Register.POST) {
            return null;
        }
        double audience = piece.voice().followers() / 60.0;
        long likes = chance.poisson(Math.min(400, chance.logNormal(audience, 0.8)));
        return new Engagement(likes, likes / 7, likes / 11, null, piece.at());
    }
}
