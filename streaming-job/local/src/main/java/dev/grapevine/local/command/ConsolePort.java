package dev.grapevine.local.command;

import dev.grapevine.local.stack.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port that the console of {@code up} takes. */
final class ConsolePort {

    private static final int USUAL = 8080;

    private ConsolePort() {}

    /**
     * @param wanted 0 for the usual one, or any that is free where that is taken
     * @throws UsageException if the wanted one is taken
     */
    static int choose(int wanted) {
        if (wanted == 0) {
            return isFree(USUAL) ? USUAL : 0;
        }
        if (!isFree(wanted)) {
            throw new UsageException(
                    "port " + wanted + " is taken by another program: end that one, choose another port"
                            + " with --port, or leave --port out to get a free one");
        }
        return wanted;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
