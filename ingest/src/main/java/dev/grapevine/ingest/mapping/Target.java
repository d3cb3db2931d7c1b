package dev.grapevine.ingest.mapping;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code map} can fill: the fields of a mention, as docs/sources.md lists them. */
enum Target {
    ID("id"),
    PUBLISHED("published"),
    REVISION("revision"),
    TITLE("title"),
    TITLE_HTML("titleHtml"),
    TEXT("text"),
    HTML("html"),
    LANGUAGE("language"),
    URL("url"),
    SOURCE_TYPE("sourceType"),
    DELETED("deleted"),
    SKIP("skip"),
    AUTHOR("author"),
    AUTHOR_NAME("authorName"),
    FOLLOWERS("followers"),
    VERIFIED("verified"),
    RATING("rating"),
    NPS("nps"),
    LIKES("likes"),
    SHARES("shares"),
    REPLIES("replies"),
    VIEWS("views"),
    PARENT("parent"),
    ROOT("root"),
    ITEM_NAME("itemName"),
    ITEM_BRAND("itemBrand"),
    ITEM_URL("itemUrl"),
    COUNTRY("country"),
    LATITUDE("lat"),
    LONGITUDE("lon"),
    STORE("store"),
    TOUCHPOINT("touchpoint"),
    CUSTOMER("customer"),
    CONSENT("consent"),
    CONTACT("contactPreference"),
    LINKS("links"),
    HASHTAGS("hashtags"),
    LICENSE("license"),
    VISIBILITY("visibility");

    private final String key;

    Target(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Optional<Target> of(String key) {
        return Arrays.stream(values()).filter(target -> target.key.equals(key)).findFirst();
    }
}
