package dev.grapevine.dashboard.bounce;

import dev.grapevine.dashboard.mail.TrustedAuthority;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The mail box that mails which come back arrive in: the one of our sender's address, read by IMAP.
 *
 * <p>Only notifications about our own mails are marked as read, after they are on record; all other mail in the box stays
 * as it is. Belongs to one thread.
 */
public final class BounceBox {

    /** At a time; what is beyond waits for the next. */
    private static final int MOST = 200;

    private final URI address;
    private final String password;
    private final Session session;
    private final Set<String> passedOver = new HashSet<>();

    private BounceBox(URI address, String password, Session session) {
        this.address = address;
        this.password = password;
        this.session = session;
    }

    /**
     * Empty where none is configured.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static Optional<BounceBox> of(Settings settings, Duration patience) {
        return settings.find(Setting.BOUNCES).map(text -> {
            URI address = address(text);
            Session session = Session.getInstance(properties(address.getScheme(), patience));
            TrustedAuthority.of(settings).ifPresent(trust -> trust.addTo(session));
            return new BounceBox(address, settings.get(Setting.BOUNCES_PASSWORD), session);
        });
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            boolean known = Set.of("imap", "imaps")
                    .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
            if (known && address.getHost() != null && address.getRawUserInfo() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for any other text that does not fit.
        }
        throw new IllegalArgumentException(Setting.BOUNCES.variable()
                + ": expected an address such as imaps://alerts%40acme.example@imap.acme.example/INBOX, found '" + text
                + "'");
    }

    private static Properties properties(String scheme, Duration patience) {
        String prefix = "mail." + scheme + ".";
        String millis = Long.toString(patience.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        // To look at a mail is not to read it: other people's stay unread.
        properties.put(prefix + "peek", "true");
        return properties;
    }

    /**
     * Looks at what is unread.
     *
     * @param ours puts one on record; false where it is about no mail of ours
     * @throws MessagingException if the server does not let us
     */
    public void read(Predicate<Bounce> ours) throws MessagingException {
        try (Store store = session.getStore(address.getScheme())) {
            String user = URLDecoder.decode(address.getRawUserInfo(), StandardCharsets.UTF_8);
            store.connect(address.getHost(), address.getPort(), user, password);
            try (Folder folder = store.getFolder(folder())) {
                folder.open(Folder.READ_WRITE);
                read(folder, ours);
            }
        }
    }

    private String folder() {
        String path = address.getPath() == null ? "" : address.getPath().replaceFirst("^/", "");
        return path.isEmpty() ? "INBOX" : path;
    }

    private void read(Folder folder, Predicate<Bounce> ours) throws MessagingException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (Message message : newest(unread)) {
            if (!isKnown(message) && bounce(message).filter(ours).isPresent()) {
                message.setFlag(Flags.Flag.SEEN, true);
            }
        }
    }

    private static Message[] newest(Message[] unread) {
        return Arrays.copyOfRange(unread, Math.max(0, unread.length - MOST), unread.length);
    }

    /** Whether this process has looked at it before. */
    private boolean isKnown(Message message) throws MessagingException {
        String[] ids = message.getHeader("Message-ID");
        return ids != null && !passedOver.add(ids[0]);
    }

    /** What cannot be read is no notification: strangers can write to this box. */
    private static Optional<Bounce> bounce(Message message) throws MessagingException {
        try {
            return Bounce.of(message);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
