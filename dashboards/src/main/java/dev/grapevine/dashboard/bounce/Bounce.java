package dev.grapevine.dashboard.bounce;

import dev.grapevine.dashboard.mail.MailText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a mail of ours came back for good, as a delivery status notification says it (RFC 3464).
 *
 * @param messageId of the mail that came back
 * @param reason what the other server said, as one harmless line
 */
public record Bounce(String messageId, String reason) {

    /** Such notifications are short; what is longer is not read to its end. */
    private static final int MOST_READ = 64 * 1024;

    private static final int LONGEST_REASON = 300;

    /**
     * Empty for every other mail, also for a notification that one is merely late.
     *
     * @throws MessagingException if the mail cannot be read
     */
    public static Optional<Bounce> of(Part mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart report)) {
            return Optional.empty();
        }
        String reason = null;
        String messageId = null;
        for (int i = 0; i < report.getCount(); i++) {
            Part part = report.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                reason = failure(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                messageId = header(blocks(part), "Message-ID");
            }
        }
        return reason == null || messageId == null
                ? Optional.empty()
                : Optional.of(new Bounce(messageId.strip(), reason));
    }

    /** The first block is about the message, each further one about a recipient. */
    private static @Nullable String failure(Part status) throws MessagingException, IOException {
        for (InternetHeaders recipient : blocks(status)) {
            String action = recipient.getHeader("Action", null);
            if (action != null && action.strip().toLowerCase(Locale.ROOT).equals("failed")) {
                String said = recipient.getHeader("Diagnostic-Code", null);
                String words =
                        said == null ? recipient.getHeader("Status", null) : said.replaceFirst("^\\s*smtp\\s*;", "");
                return MailText.shorten(MailText.oneLine(words == null ? "no reason given" : words), LONGEST_REASON);
            }
        }
        return null;
    }

    private static @Nullable String header(List<InternetHeaders> blocks, String name) {
        return blocks.isEmpty() ? null : blocks.get(0).getHeader(name, null);
    }

    private static List<InternetHeaders> blocks(Part part) throws MessagingException, IOException {
        List<InternetHeaders> blocks = new ArrayList<>();
        try (InputStream whole = part.getInputStream()) {
            InputStream in = new ByteArrayInputStream(whole.readNBytes(MOST_READ));
            while (in.available() > 0) {
                blocks.add(new InternetHeaders(in));
            }
        }
        return blocks;
    }
}
