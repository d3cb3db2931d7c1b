package dev.grapevine.ingest.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.stream.Inbox;
import dev.grapevine.ingest.stream.Inbox.Push;
import dev.grapevine.ingest.stream.Line;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a mail box and hands on each new mail as it comes (IMAP IDLE, RFC 2177), without marking anything as read.
 *
 * <p>The position is the folder's UIDVALIDITY and the last UID (RFC 9051): within one validity UIDs only grow. Where the
 * server has numbered its mails anew, all of them are read again, and their Message-IDs tell what was known.
 */
public final class MailboxLine implements Line {

    private static final Duration BACKFILL = Duration.ofDays(1);
    /** Servers may lose a word about a mail that comes while IDLE begins, and networks a line that is long silent. */
    private static final long ASK_MILLIS = 20_000;

    private static final long AGAIN_MILLIS = 1_000;
    private static final int SMALL = 256 * 1024;
    private static final String VALIDITY = "uidValidity";
    private static final String UID = "uid";

    private final Origin origin;
    private final Account account;
    private final InstantSource clock;
    private volatile long validity;
    private volatile @Nullable Listener listening;

    /** @throws IllegalArgumentException with what the source lacks */
    public MailboxLine(Origin origin, String password, InstantSource clock) {
        this.origin = origin;
        this.account = Account.of(origin.source(), password);
        this.clock = clock;
    }

    @Override
    public void open(ObjectNode position, Inbox inbox) {
        close();
        Listener listener = new Listener(position, inbox);
        listening = listener;
        daemon(listener).start();
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "mailbox-" + origin.source().name());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public ObjectNode after(ObjectNode position, Push last) {
        return position.put(VALIDITY, validity).put(UID, last.cursor());
    }

    @Override
    public void close() {
        Listener open = listening;
        if (open != null) {
            open.end();
        }
    }

    /** One connection after the other; a line that was merely silent for long is opened again without a word. */
    private final class Listener implements Runnable {

        private final Inbox inbox;
        private final long knownValidity;
        private long uid;
        private final ScheduledExecutorService waker =
                Executors.newSingleThreadScheduledExecutor(MailboxLine.this::daemon);
        private volatile boolean closed;
        private volatile @Nullable Store store;

        Listener(ObjectNode position, Inbox inbox) {
            this.inbox = inbox;
            this.knownValidity = position.path(VALIDITY).asLong(-1);
            this.uid = position.path(UID).asLong(-1);
            validity = knownValidity;
        }

        @Override
        public void run() {
            try {
                while (!closed) {
                    listen();
                }
            } catch (AuthenticationFailedException e) {
                inbox.end("the server refuses us: are user and secret right?");
            } catch (MessagingException | IllegalStateException e) {
                inbox.end(account + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                waker.shutdownNow();
            }
        }

        private void listen() throws MessagingException, InterruptedException {
            try (Store connected = account.connect()) {
                store = connected;
                IMAPFolder folder = (IMAPFolder) connected.getFolder(account.folder());
                folder.open(Folder.READ_ONLY);
                begin(folder);
                while (!closed) {
                    take(folder);
                    rest(folder);
                }
            } catch (FolderClosedException | StoreClosedException e) {
                // silent for long, or we end it ourselves; if neither, not at once again
                Thread.sleep(closed ? 0 : AGAIN_MILLIS);
            }
        }

        /** Where nothing is known, from the backfill on. */
        private void begin(IMAPFolder folder) throws MessagingException {
            long now = folder.getUIDValidity();
            if (now != validity) {
                validity = now;
                uid = -1;
            }
            if (uid < 0 && knownValidity < 0) {
                uid = before(folder, clock.instant().minus(backfill()));
            }
        }

        private Duration backfill() {
            return origin.source().options().duration("backfill", BACKFILL);
        }

        /** The last UID of those that came before a time: UIDs grow in the order of arrival. */
        private long before(IMAPFolder folder, Instant since) throws MessagingException {
            int count = folder.getMessageCount();
            for (int number = count; number > 0; number--) {
                Message message = folder.getMessage(number);
                Date received = message.getReceivedDate();
                if (received != null && received.toInstant().isBefore(since)) {
                    return folder.getUID(message);
                }
            }
            return 0;
        }

        private void take(IMAPFolder folder) throws MessagingException, InterruptedException {
            for (Message message : folder.getMessagesByUID(Math.max(1, uid + 1), UIDFolder.LASTUID)) {
                long number = folder.getUID(message);
                if (number > uid && !closed) {
                    Reading reading = new Reading(origin, clock.instant());
                    inbox.put(Push.of(Letter.read(fetched(message), "UID " + number, reading), number, 0));
                    uid = number;
                }
            }
        }

        /** A small one as one piece; of a large one only the parts that are read, a question to the server each. */
        private MimeMessage fetched(Message message) throws MessagingException {
            MimeMessage there = (MimeMessage) message;
            return there.getSize() <= SMALL ? new MimeMessage(there) : there;
        }

        private void rest(IMAPFolder folder) throws MessagingException, InterruptedException {
            if (((IMAPStore) folder.getStore()).hasCapability("IDLE")) {
                Future<?> wake = waker.schedule(() -> ask(folder), ASK_MILLIS, TimeUnit.MILLISECONDS);
                folder.idle(true);
                wake.cancel(false);
            } else {
                Thread.sleep(ASK_MILLIS);
                folder.getMessageCount();
            }
        }

        /** Any question ends the folder's IDLE, and with it the rest. */
        private static void ask(IMAPFolder folder) {
            try {
                folder.getMessageCount();
            } catch (MessagingException | IllegalStateException e) {
                // the line is gone, as IDLE itself says
            }
        }

        void end() {
            closed = true;
            Store open = store;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    // it is gone then
                }
            }
        }
    }
}
