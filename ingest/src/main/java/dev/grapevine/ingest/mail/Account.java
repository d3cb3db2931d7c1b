package dev.grapevine.ingest.mail;

import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.Source;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import java.util.Set;

/** How one mail box is reached. Its text form leaves out the password. */
record Account(String host, int port, String user, String password, String folder, String tls) {

    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final String IMPLICIT = "implicit";
    /** A server must let a client idle for 29 minutes (RFC 2177); networks forget a silent line sooner. */
    private static final String SILENCE_MILLIS = "300000";

    private static final String CONNECT_MILLIS = "20000";

    /** @throws IllegalArgumentException with what is missing or wrong */
    static Account of(Source source, String password) {
        Options told = source.options();
        String tls = told.text("tls").orElse(IMPLICIT);
        if (!Set.of(IMPLICIT, "starttls", "none").contains(tls)) {
            throw new IllegalArgumentException("tls: expected implicit, starttls or none, found '" + tls + "'");
        }
        return new Account(
                told.text("host").orElseThrow(() -> new IllegalArgumentException("host: missing")),
                (int) told.number("port", tls.equals(IMPLICIT) ? IMAPS : IMAP),
                told.text("user").orElseThrow(() -> new IllegalArgumentException("user: missing")),
                password,
                told.text("folder").orElse("INBOX"),
                tls);
    }

    Store connect() throws MessagingException {
        String protocol = tls.equals(IMPLICIT) ? "imaps" : "imap";
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", SILENCE_MILLIS);
        properties.put(prefix + "writetimeout", CONNECT_MILLIS);
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", String.valueOf(tls.equals("starttls")));
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(host, port, user, password);
        return store;
    }

    @Override
    public String toString() {
        return user + "'s " + folder + " at " + host + ":" + port;
    }
}
