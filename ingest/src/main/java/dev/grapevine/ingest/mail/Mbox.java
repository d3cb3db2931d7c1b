package dev.grapevine.ingest.mail;

import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Lines;
import dev.grapevine.ingest.connector.Lines.Line;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.file.Records;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An archive of mails, one behind the other, each after a line that begins with "From " (RFC 4155). */
public final class Mbox implements Records {

    /** Of a larger mail the end is not read: that is where attachments are. */
    private static final int MAX_MAIL = 8 * 1024 * 1024;

    private static final byte[] START = "From ".getBytes(StandardCharsets.US_ASCII);

    private final Session session = Session.getInstance(new Properties());
    private final Lines lines;
    private final Origin origin;
    private final InstantSource clock;
    private boolean ended;
    private boolean started;
    private long count;

    private Mbox(Lines lines, Origin origin, InstantSource clock) {
        this.lines = lines;
        this.origin = origin;
        this.clock = clock;
    }

    public static Format format(Origin origin, InstantSource clock) {
        return file -> new Mbox(Lines.of(file, 0), origin, clock);
    }

    @Override
    public @Nullable List<Intake> next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] mail = mail();
        if (mail.length == 0) {
            return ended ? null : List.of();
        }
        count++;
        Reading reading = new Reading(origin, clock.instant());
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
            return List.of(Letter.read(message, "mail " + count, reading));
        } catch (MessagingException e) {
            return List.of(Intake.Garbled.of(
                    mail, origin.source().name(), "mail " + count, "WRONG_VALUE", String.valueOf(e.getMessage())));
        }
    }

    /** All lines up to the next mail's first; what stands before the first mail of the file is none. */
    private byte[] mail() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        boolean blank = true;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (blank && startsMail(line.bytes())) {
                if (started) {
                    return mail.toByteArray();
                }
                started = true;
            } else if (started && mail.size() < MAX_MAIL) {
                mail.write(unescaped(line.bytes()));
                mail.write('\n');
            }
            blank = line.isBlank();
        }
        ended = true;
        return mail.toByteArray();
    }

    private static boolean startsMail(byte[] line) {
        return line.length > START.length && Arrays.equals(line, 0, START.length, START, 0, START.length);
    }

    /** A line of the text that begins with "From " was written with a ">" before it. */
    private static byte[] unescaped(byte[] line) {
        int marks = 0;
        while (marks < line.length && line[marks] == '>') {
            marks++;
        }
        byte[] rest = Arrays.copyOfRange(line, marks, line.length);
        return marks > 0 && startsMail(rest) ? Arrays.copyOfRange(line, 1, line.length) : line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
