package dev.grapevine.enrichment;

import dev.grapevine.brand.Brand;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.query.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises whom a brand's lists name: its own accounts and sites, its staff, the press.
 *
 * <p>Most authors are known by a pseudonym only; with its key a listed account is turned into the pseudonym that it has
 * on each platform. {@code @} and case do not matter.
 */
final class KnownAccounts {

    private final @Nullable Pseudonyms pseudonyms;
    /** By platform and account; as many as the lists name. */
    private final ConcurrentMap<String, List<String>> known = new ConcurrentHashMap<>();

    KnownAccounts(@Nullable Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** @param because which entry of which list says so */
    record Role(String name, String because) {}

    /** Said by the brand itself. */
    boolean isOwn(Mention mention, Brand brand) {
        return account(mention, brand.ownAccounts()).isPresent()
                || site(mention, brand.ownDomains()).isPresent();
    }

    Optional<Role> roleOf(Mention mention, Brand brand) {
        List<String> press = brand.market().press();
        return account(mention, brand.market().staff())
                .map(account -> new Role("staff", account + " is on the list of staff"))
                .or(() -> account(mention, press)
                        .or(() -> site(mention, press))
                        .map(entry -> new Role("press", entry + " is on the list of press")));
    }

    private Optional<String> account(Mention mention, List<String> accounts) {
        Author author = mention.author();
        return author == null
                ? Optional.empty()
                : accounts.stream()
                        .filter(account -> isAccount(account, author.name())
                                || isAccount(account, author.id())
                                || (author.id() != null
                                        && pseudonyms(mention.platform(), account)
                                                .contains(author.id())))
                        .findFirst();
    }

    private List<String> pseudonyms(String platform, String account) {
        Pseudonyms keyed = pseudonyms;
        if (keyed == null) {
            return List.of();
        }
        return known.computeIfAbsent(
                platform + "\n" + account,
                any -> writings(account).map(name -> keyed.of(platform, name)).toList());
    }

    /** The ways in which networks write an account's native id. */
    private static Stream<String> writings(String account) {
        String bare = withoutAt(account);
        return Stream.of(account, bare, "@" + bare, bare.toLowerCase(Locale.ROOT))
                .distinct();
    }

    private static Optional<String> site(Mention mention, List<String> domains) {
        return domains.isEmpty()
                ? Optional.empty()
                : Subject.host(mention.url())
                        .flatMap(host -> domains.stream()
                                .filter(domain -> isWithin(host, domain))
                                .findFirst());
    }

    private static boolean isAccount(String listed, @Nullable String account) {
        return account != null && withoutAt(listed).equalsIgnoreCase(withoutAt(account));
    }

    private static String withoutAt(String account) {
        return account.startsWith("@") ? account.substring(1) : account;
    }

    private static boolean isWithin(String host, String domain) {
        String listed = domain.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        return host.equals(listed) || host.endsWith("." + listed);
    }
}
