package dev.grapevine.dashboard.gate;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody in who may not.
 *
 * <p>Without a users' file it answers only to this machine's own names, and whoever comes may do everything. With one,
 * nothing but the sign-in page, its looks and signed links opens before signing in. Every request that changes something
 * needs the token of the visitor's own forms, comes from the console's own pages, and needs a role.
 */
public final class Gate {

    /** Pages behind signed links, for which the signature stands for the password. */
    public static final String INVITED = "/invited/";

    /** The field of every form that holds the visitor's token. */
    public static final String TOKEN = "token";

    /** Who acts at a console without users and types no name. */
    public static final String SOMEBODY = "somebody at the console";

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String COOKIE = "grapevine";
    private static final String VISITOR = "visitor";
    private static final String LOGIN = "/login";
    private static final List<String> ANSWERING = List.of("/incidents/", "/mentions/", "/replies/");
    private static final int TOO_MANY = 429;
    private static final Visitor STRANGER = new Visitor("", Role.READ, "");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int TRIES_OF_A_NAME = 10;
    private static final int TRIES_OF_AN_ADDRESS = 60;
    private static final int ACTS = 300;

    private final Optional<Users> users;
    private final Names names;
    private final boolean secure;
    private final InstantSource clock;
    private final Sessions sessions = new Sessions();
    private final Visitor local = new Visitor("", Role.ADMINISTER, sessions.secret());
    private final RateLimit triesOfName = new RateLimit(TRIES_OF_A_NAME, WINDOW);
    private final RateLimit triesOfAddress = new RateLimit(TRIES_OF_AN_ADDRESS, WINDOW);
    private final RateLimit acts = new RateLimit(ACTS, WINDOW);
    private final LoginPage page;

    /** Shows the sign-in page. */
    @FunctionalInterface
    public interface LoginPage {

        /**
         * @param next where to go after signing in
         * @param problem why it did not work, or null at first
         */
        void show(Context context, String next, @Nullable String problem);
    }

    /** @throws IllegalArgumentException if others could reach the console without signing in, or the file is wrong */
    public Gate(Settings settings, InstantSource clock, LoginPage page) {
        this.users = settings.find(Setting.CONSOLE_USERS).map(Path::of).map(Users::read);
        this.names = new Names(settings);
        names.mustBeSafe(users.isPresent());
        this.secure = settings.find(Setting.PUBLIC_URL)
                .map(url -> "https".equalsIgnoreCase(URI.create(url).getScheme()))
                .orElse(false);
        this.clock = clock;
        this.page = page;
    }

    /** The address to listen on. */
    public String address() {
        return names.address();
    }

    public void addTo(RoutesConfig routes) {
        routes.get(LOGIN, this::showLogin).post(LOGIN, this::logIn).post("/logout", this::logOut);
    }

    /** Who asks; every request that got past {@link #check} has one. */
    public static Visitor visitor(Context request) {
        return Objects.requireNonNull(request.attribute(VISITOR), "the gate sees every request first");
    }

    /** To be asked before anything else. */
    public void check(Context request) {
        request.attribute(VISITOR, STRANGER);
        if (users.isEmpty()) {
            names.check(request);
        }
        Optional<Visitor> visitor = users.isEmpty() ? Optional.of(local) : signedIn(request);
        request.attribute(VISITOR, visitor.orElse(STRANGER));
        if (!isOpen(request)) {
            checkVisitor(request, visitor);
        } else if (!isReading(request) && request.path().equals(LOGIN)) {
            checkOrigin(request);
        }
    }

    private void checkVisitor(Context request, Optional<Visitor> visitor) {
        if (visitor.isEmpty()) {
            refuseStranger(request);
        } else if (!isReading(request)) {
            checkOrigin(request);
            checkAct(request, visitor.get());
        }
    }

    /** A person is led to the sign-in page; a program is told. */
    private static void refuseStranger(Context request) {
        if (isReading(request) && !request.path().startsWith("/api/")) {
            String wanted = request.path() + (request.queryString() == null ? "" : "?" + request.queryString());
            request.redirect(
                    LOGIN + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
            request.skipRemainingHandlers();
        } else {
            throw new UnauthorizedResponse("Sign in first.");
        }
    }

    private void checkAct(Context request, Visitor visitor) {
        if (!isSame(visitor.token(), request.formParam(TOKEN))) {
            throw new ForbiddenResponse(
                    "This form is older than the console, or did not come from it. Go back, reload the page, and send"
                            + " it again.");
        }
        Role needed = needed(request.path());
        if (!visitor.role().covers(needed)) {
            throw new ForbiddenResponse("That needs the role " + needed.word() + "; you have the role "
                    + visitor.role().word() + ".");
        }
        if (!acts.allows(visitor.isKnown() ? visitor.name() : request.ip(), clock.instant())) {
            throw tooMany();
        }
    }

    /** Whatever is not known to need less needs most. */
    private static Role needed(String path) {
        if (path.equals("/logout")) {
            return Role.READ;
        }
        return ANSWERING.stream().anyMatch(path::startsWith) && !path.contains("..") ? Role.ANSWER : Role.ADMINISTER;
    }

    /** Browsers say where a form came from; what comes from elsewhere is refused before it is read. */
    private static void checkOrigin(Context request) {
        @Nullable String site = request.header("Sec-Fetch-Site");
        @Nullable String origin = request.header("Origin");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean other = origin != null
                && !origin.equals("null")
                && !origin.replaceFirst("^https?://", "").equals(request.header("Host"));
        if (foreign || (site == null && other)) {
            throw new ForbiddenResponse("This form came from another site.");
        }
    }

    /** Its looks, which are the same everywhere, come with the sign-in page and with signed links. */
    private static boolean isOpen(Context request) {
        String path = request.path();
        boolean plain = !path.contains("..") && !path.contains("//") && path.matches("[\\w/.~=-]*");
        return plain && (path.startsWith(INVITED) || path.startsWith("/static/") || path.equals(LOGIN));
    }

    private static boolean isReading(Context request) {
        return request.method().equals(HandlerType.GET) || request.method().equals(HandlerType.HEAD);
    }

    private Optional<Visitor> signedIn(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE)).flatMap(id -> sessions.find(id, clock.instant()));
    }

    private void showLogin(Context request) {
        page.show(request, own(request.queryParam("next")), null);
    }

    private void logIn(Context request) {
        String name = Objects.requireNonNullElse(request.formParam("name"), "").strip();
        String next = own(request.formParam("next"));
        Instant now = clock.instant();
        if (!triesOfName.allows(name + " " + request.ip(), now) || !triesOfAddress.allows(request.ip(), now)) {
            LOG.warn("too many tries to sign in from {}", request.ip());
            throw tooMany();
        }
        Optional<Role> role =
                users.flatMap(all -> all.check(name, Objects.requireNonNullElse(request.formParam("password"), "")));
        if (role.isEmpty()) {
            LOG.warn("somebody could not sign in from {}", request.ip());
            request.status(HttpStatus.UNAUTHORIZED);
            page.show(request, next, "Name and password do not fit together.");
            return;
        }
        request.cookie(cookie(sessions.open(name, role.get(), now), (int) Sessions.LONGEST.toSeconds()));
        request.redirect(next, HttpStatus.SEE_OTHER);
    }

    private void logOut(Context request) {
        Optional.ofNullable(request.cookie(COOKIE)).ifPresent(sessions::end);
        request.cookie(cookie("", 0));
        request.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Lax, so that a link in a mail finds its reader signed in; no form of another site takes the cookie along. */
    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }

    /** A path of this console; the start for anything else, which could lead away. */
    private static String own(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\])[\\x21-\\x7E]*") && !next.startsWith(LOGIN) ? next : "/";
    }

    private static HttpResponseException tooMany() {
        return new HttpResponseException(
                TOO_MANY, "Too many tries. Wait " + WINDOW.toMinutes() + " minutes, then try again.", Map.of());
    }

    /** Takes the same time whatever is wrong. */
    private static boolean isSame(String one, @Nullable String other) {
        return other != null
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
