package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.mail.MailText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.AttachmentResource;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.converter.EmailConverter;

/** A folder of mails as .eml files, newest first; what a newcomer has instead of a mail server. */
final class MailBox {

    private static final int SHOWN = 100;

    private final Optional<Path> folder;

    MailBox(Optional<Path> folder) {
        this.folder = folder;
    }

    boolean isThere() {
        return folder.isPresent();
    }

    /** @param name of the file: part of its address */
    record Entry(
            String name,
            String subject,
            String to,
            @Nullable When when) {}

    /** @param html with its pictures inside, or empty; whoever shows it must keep it in a sandbox */
    record Opened(String name, String subject, String from, String to, String text, String html) {}

    List<Entry> list() {
        return names().stream().limit(SHOWN).map(this::entry).toList();
    }

    /** Empty where there is no such mail: only what {@link #list} may show can be opened. */
    Optional<Opened> open(String name) {
        return names().stream().filter(name::equals).findFirst().map(this::opened);
    }

    private List<String> names() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(MailBox::modified)
                            .thenComparing(Path::toString)
                            .reversed())
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("listing the mail box " + folder.get(), e);
        }
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    private Entry entry(String name) {
        try (InputStream stream = Files.newInputStream(path(name))) {
            MimeMessage message = new MimeMessage(null, stream);
            return new Entry(
                    name,
                    line(message.getSubject()),
                    line(InternetAddress.toString(message.getRecipients(Message.RecipientType.TO))),
                    message.getSentDate() == null
                            ? null
                            : When.of(message.getSentDate().toInstant(), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the mail " + name, e);
        } catch (MessagingException e) {
            return new Entry(name, "(cannot be read: not a mail)", "", null);
        }
    }

    private Opened opened(String name) {
        Email mail = EmailConverter.emlToEmail(path(name).toFile());
        return new Opened(
                name,
                line(mail.getSubject()),
                mail.getFromRecipient() == null
                        ? ""
                        : line(mail.getFromRecipient().getAddress()),
                mail.getRecipients().isEmpty()
                        ? ""
                        : line(mail.getRecipients().get(0).getAddress()),
                mail.getPlainText() == null ? "" : MentionRow.block(mail.getPlainText()),
                mail.getHTMLText() == null ? "" : inlined(mail.getHTMLText(), mail.getEmbeddedImages()));
    }

    /** Pictures as data, since a sandboxed page may fetch nothing. */
    private static String inlined(String html, List<AttachmentResource> pictures) {
        String inlined = html;
        for (AttachmentResource picture : pictures) {
            inlined = inlined.replace("cid:" + picture.getName(), data(picture));
        }
        return inlined;
    }

    private static String data(AttachmentResource picture) {
        try {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("reading a picture of a mail", e);
        }
    }

    private Path path(String name) {
        return folder.orElseThrow().resolve(name);
    }

    private static String line(@Nullable String hostile) {
        return hostile == null ? "" : MailText.oneLine(hostile);
    }
}
