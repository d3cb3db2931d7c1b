package dev.grapevine.ingest.mail;

import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.mapping.Contacts;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Place;
import dev.grapevine.mention.ThreadRef;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * One mail as a mention.
 *
 * <p>Its address and message id, which often holds a name, are kept as hashes only; attachments are not read.
 */
final class Letter {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 100;
    private static final int MAX_CHARACTERS = 2_000_000;
    private static final Pattern PREFIX = Pattern.compile("^(?:\\s*(?:re|aw|fwd?|wg|sv|tr|rv|antw)\\s*:)+\\s*");

    private final MimeMessage message;
    private final Reading reading;

    private Letter(MimeMessage message, Reading reading) {
        this.message = message;
        this.reading = reading;
    }

    /** What it says; a letter that is broken is a dead letter, not an exception. */
    static Intake read(MimeMessage message, String where, Reading reading) {
        try {
            return new Letter(message, reading).intake();
        } catch (MessagingException
                | IOException
                | UncheckedIOException
                | IllegalArgumentException
                | ClassCastException e) {
            return Intake.Garbled.of(
                    "", reading.origin().source().name(), where, "WRONG_VALUE", "a mail that cannot be read: " + e);
        }
    }

    private Intake intake() throws MessagingException, IOException {
        String nativeId = nativeId(id());
        if (isFromMachine()) {
            return Reading.skipped(nativeId, "sent by a machine");
        }
        String words = Contacts.masked(OwnWords.of(words(message, 0)));
        if (words.isBlank()) {
            return Reading.skipped(nativeId, "no words of its own");
        }
        Origin origin = reading.origin();
        String store = origin.source().options().map("place").path("store").textValue();
        String country = origin.source().options().map("place").path("country").textValue();
        return Reading.heard(reading.mention(nativeId)
                .published(published())
                .author(author(origin))
                .title(title())
                .text(PlainText.cut(words, PlainText.MAX_TEXT))
                .thread(thread())
                .touchpoint(origin.source().options().text("touchpoint").orElse(null))
                .place(store == null && country == null ? null : new Place(country, null, null, store)));
    }

    private String id() throws MessagingException {
        String id = message.getMessageID();
        return id == null ? message.getSentDate() + "\n" + message.getSubject() : id;
    }

    private String nativeId(String id) {
        return reading.origin().source().name() + "/" + sha256(id.strip());
    }

    /** RFC 3834: answers of absent people and of programs; and reports that a mail could not be delivered. */
    private boolean isFromMachine() throws MessagingException {
        String submitted = first("Auto-Submitted");
        String precedence = first("Precedence");
        return (submitted != null && !submitted.toLowerCase(Locale.ROOT).startsWith("no"))
                || (precedence != null && precedence.toLowerCase(Locale.ROOT).matches("bulk|junk|auto_reply"))
                || message.isMimeType("multipart/report")
                || first("X-Autoreply") != null;
    }

    private @Nullable String first(String header) throws MessagingException {
        String[] values = message.getHeader(header);
        return values == null || values.length == 0 ? null : values[0].strip();
    }

    private @Nullable Instant published() throws MessagingException {
        Date sent = message.getSentDate();
        return sent == null ? null : sent.toInstant();
    }

    private @Nullable Author author(Origin origin) throws MessagingException {
        Address[] from = message.getFrom();
        if (from == null || from.length == 0 || !(from[0] instanceof InternetAddress address)) {
            return null;
        }
        String written = address.getAddress();
        return written == null
                ? null
                : origin.author(
                        origin.source().platform(),
                        written.toLowerCase(Locale.ROOT),
                        address.getPersonal(),
                        null,
                        null);
    }

    private @Nullable String title() throws MessagingException {
        String subject = message.getSubject();
        if (subject == null) {
            return null;
        }
        String own = PREFIX.matcher(subject.toLowerCase(Locale.ROOT)).lookingAt()
                ? Pattern.compile(PREFIX.pattern(), Pattern.CASE_INSENSITIVE)
                        .matcher(subject)
                        .replaceFirst("")
                : subject;
        String clean = Contacts.masked(PlainText.clean(own));
        return clean.isBlank() ? null : PlainText.cut(clean, PlainText.MAX_TITLE);
    }

    private @Nullable ThreadRef thread() throws MessagingException {
        String parent = first("In-Reply-To");
        String references = first("References");
        String root = references == null ? parent : references.split("\\s+", 2)[0];
        return parent == null && root == null
                ? null
                : new ThreadRef(parent == null ? null : nativeId(parent), root == null ? null : nativeId(root));
    }

    /** The plain form of it where there is one, else what the other one shows. */
    private static String words(Part part, int depth) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || depth > MAX_DEPTH) {
            return "";
        }
        if (part.isMimeType("text/plain")) {
            return PlainText.clean(text(part));
        }
        if (part.isMimeType("text/html")) {
            return shown(text(part));
        }
        return part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts
                ? words(parts, part.isMimeType("multipart/alternative"), depth)
                : "";
    }

    private static String words(Multipart parts, boolean alternatives, int depth)
            throws MessagingException, IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            String words = words(part, depth + 1);
            if (alternatives && !words.isBlank() && part.isMimeType("text/plain")) {
                return words;
            }
            boolean another = alternatives && !all.isEmpty();
            all.append(another ? "" : words + "\n");
        }
        return all.toString().strip();
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        String text = content instanceof String string ? string : "";
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }

    private static String shown(String html) {
        Document document = PlainText.document(html, "");
        OwnWords.keepIn(document);
        return PlainText.of(document);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
