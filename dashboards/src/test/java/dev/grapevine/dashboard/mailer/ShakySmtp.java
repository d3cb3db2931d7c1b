package dev.grapevine.dashboard.mailer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server as bad as they come: besides taking mails it puts them off, refuses them, hangs, hangs up, and takes a
 * mail without saying so. Which, is drawn from a seed.
 */
final class ShakySmtp implements AutoCloseable {

    /** What can go wrong with one mail. */
    enum Fault {
        NONE,
        GREETING_554,
        RECIPIENT_451,
        DATA_452,
        CLOSING_421,
        HANGS,
        HANGS_UP,
        TAKES_IT_AND_HANGS_UP
    }

    /**
     * @param answered whether the sender was told that it was taken
     * @param nanos when, by {@link System#nanoTime}
     */
    record Taken(String recipient, String messageId, boolean answered, long nanos) {}

    private final ServerSocket socket;
    private final Map<Fault, Integer> perThousand;
    private final Set<String> gone;
    private final Duration hanging;
    private final Random random;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ShakySmtp(
            ServerSocket socket, Map<Fault, Integer> perThousand, Set<String> gone, Duration hanging, long seed) {
        this.socket = socket;
        this.perThousand = perThousand;
        this.gone = gone;
        this.hanging = hanging;
        this.random = new Random(seed);
    }

    /** @param gone recipients that are refused for good */
    static ShakySmtp start(Map<Fault, Integer> perThousand, Set<String> gone, Duration hanging, long seed)
            throws IOException {
        ShakySmtp server = new ShakySmtp(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), perThousand, gone, hanging, seed);
        Thread thread = new Thread(server::serve, "shaky-smtp");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    synchronized Map<Fault, Integer> faults() {
        return new EnumMap<>(faults);
    }

    private synchronized Fault draw(Fault... possible) {
        int number = random.nextInt(1000);
        for (Fault fault : possible) {
            number -= perThousand.getOrDefault(fault, 0);
            if (number < 0) {
                faults.merge(fault, 1, Integer::sum);
                return fault;
            }
        }
        return Fault.NONE;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                Thread thread = new Thread(() -> talk(client), "shaky-smtp-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            if (draw(Fault.GREETING_554) == Fault.GREETING_554) {
                say(out, "554 no service today");
                return;
            }
            say(out, "220 shaky.example");
            converse(in, out);
        } catch (IOException e) {
            // The other side was killed, or has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(java.util.Locale.ROOT);
            if (verb.startsWith("RCPT TO:")) {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                say(out, recipientAnswer(recipient));
            } else if (verb.startsWith("DATA")) {
                if (!data(in, out, recipient)) {
                    return;
                }
            } else if (verb.startsWith("EHLO") || verb.startsWith("HELO")) {
                say(out, "250-shaky.example\r\n250 8BITMIME");
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private String recipientAnswer(String recipient) {
        if (gone.contains(recipient)) {
            return "550 5.1.1 no such user";
        }
        return draw(Fault.RECIPIENT_451) == Fault.RECIPIENT_451 ? "451 4.7.1 greylisted" : "250 ok";
    }

    /** @return whether the conversation goes on */
    private boolean data(BufferedReader in, OutputStream out, String recipient)
            throws IOException, InterruptedException {
        say(out, "354 go on");
        String messageId = "";
        String line = in.readLine();
        for (; line != null && !line.equals("."); line = in.readLine()) {
            if (messageId.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
        }
        if (line == null) {
            // Half a mail is none: its sender was killed while it spoke.
            return false;
        }
        switch (draw(Fault.DATA_452, Fault.CLOSING_421, Fault.HANGS, Fault.HANGS_UP, Fault.TAKES_IT_AND_HANGS_UP)) {
            case DATA_452 -> say(out, "452 4.2.2 mailbox full");
            case CLOSING_421 -> {
                say(out, "421 4.3.2 closing");
                return false;
            }
            case HANGS -> {
                Thread.sleep(hanging.toMillis());
                return false;
            }
            case HANGS_UP -> {
                return false;
            }
            case TAKES_IT_AND_HANGS_UP -> {
                taken.add(new Taken(recipient, messageId, false, System.nanoTime()));
                return false;
            }
            default -> {
                taken.add(new Taken(recipient, messageId, true, System.nanoTime()));
                say(out, "250 taken");
            }
        }
        return true;
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
