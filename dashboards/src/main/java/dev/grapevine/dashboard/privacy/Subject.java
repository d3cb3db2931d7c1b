package dev.grapevine.dashboard.privacy;

import dev.grapevine.enrichment.CanonicalUrl;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose words are meant: everything that an author said, or what stands at an address.
 *
 * @param value the author's pseudonym, or the address
 * @param needles what gives it away in a record that is no mention: the value as a whole, never as a part of another
 * @param inLetters what gives it away in a dead letter only, which may hold the author's own id
 */
public record Subject(Kind kind, String value, List<Pattern> needles, List<Pattern> inLetters) {

    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    /** What is meant. */
    public enum Kind {
        AUTHOR,
        URL
    }

    public Subject {
        needles = List.copyOf(needles);
        inLetters = List.copyOf(inLetters);
    }

    /**
     * @param written a pseudonym as documents show it, or platform and native id such as {@code bluesky:did:plc:abc}
     * @param pseudonyms null where the key is not known
     * @throws IllegalArgumentException if it is neither, or needs the key
     */
    public static Subject author(String written, @Nullable Pseudonyms pseudonyms) {
        if (PSEUDONYM.matcher(written).matches()) {
            return new Subject(Kind.AUTHOR, written, List.of(whole(written)), List.of());
        }
        int colon = written.indexOf(':');
        if (colon < 1 || colon == written.length() - 1) {
            throw new IllegalArgumentException(
                    "--author: expected a pseudonym of 32 hexadecimal characters, or platform"
                            + " and id such as bluesky:did:plc:abc, found '" + written + "'");
        }
        if (pseudonyms == null) {
            throw new IllegalArgumentException("--author: to find the pseudonym of '" + written
                    + "', GRAPEVINE_PSEUDONYM_KEY has to be that of ingest");
        }
        String nativeId = written.substring(colon + 1);
        String pseudonym = pseudonyms.of(written.substring(0, colon), nativeId);
        return new Subject(
                Kind.AUTHOR,
                pseudonym,
                List.of(whole(pseudonym)),
                List.of(Pattern.compile("\"" + Pattern.quote(nativeId) + "\"")));
    }

    /** @throws IllegalArgumentException if it is no web address */
    public static Subject url(String url) {
        String canonical = CanonicalUrl.of(url)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--url: expected an address such as https://blog.example/post, found '" + url + "'"));
        List<Pattern> needles =
                Stream.of(url, canonical).distinct().map(Subject::whole).toList();
        return new Subject(Kind.URL, url, needles, List.of());
    }

    private static Pattern whole(String value) {
        return Pattern.compile(Pattern.quote(value) + "(?![\\w/%-])");
    }

    /** The address without what only follows readers around; the pseudonym as it is. */
    String canonical() {
        return kind == Kind.AUTHOR ? value : CanonicalUrl.of(value).orElse(value);
    }

    /** Whether the mention is one that is meant. */
    boolean said(Mention mention) {
        if (kind == Kind.AUTHOR) {
            Author author = mention.author();
            return author != null && value.equals(author.id());
        }
        String url = mention.url();
        return url != null
                && (url.equals(value)
                        || CanonicalUrl.of(url).filter(canonical()::equals).isPresent());
    }
}
