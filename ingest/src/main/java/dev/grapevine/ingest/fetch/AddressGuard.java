package dev.grapevine.ingest.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Resolves a host once and refuses it if any of its addresses is not a public one, so that a source cannot make us
 * fetch from the inside of a network (server-side request forgery).
 *
 * <p>The addresses returned are the ones dialled: a name that answers differently the second time gains nothing. Block
 * lists: RFC 6890 and the IANA special-purpose registries. Addresses that carry an IPv4 address (6to4, NAT64) are
 * judged by it.
 */
final class AddressGuard implements Dns {

    private static final List<Block> REFUSED_V4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4));

    private static final Block GLOBAL_V6 = Block.of("2000::", 3);
    private static final List<Block> REFUSED_V6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("3fff::", 20));
    private static final Block SIX_TO_FOUR = Block.of("2002::", 16);
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    /** A host that ends in a number is an IPv4 address (WHATWG URL), and only its usual form means one thing. */
    private static final Pattern NUMBER_LAST = Pattern.compile("(?:^|\\.)(?:\\d+|0x[0-9a-f]*)\\.?$");

    private final Dns resolver;
    private final boolean loopbackAllowed;

    AddressGuard(Dns resolver, boolean loopbackAllowed) {
        this.resolver = resolver;
        this.loopbackAllowed = loopbackAllowed;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        if (NUMBER_LAST.matcher(host).find() && !host.equals(addresses.get(0).getHostAddress())) {
            throw new Refused(host);
        }
        for (InetAddress address : addresses) {
            if (!mayDial(address)) {
                throw new Refused(host);
            }
        }
        return addresses;
    }

    /** The web's own ports, and the one that the configured address itself names. */
    static boolean isUsualPort(int port, String host, HttpUrl configured) {
        return port == 80 || port == 443 || (port == configured.port() && host.equals(configured.host()));
    }

    private boolean mayDial(InetAddress address) {
        return isPublic(address) || (loopbackAllowed && address.isLoopbackAddress());
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicV4(bytes);
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        if (NAT64.holds(bytes)) {
            return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_V6.holds(bytes) && REFUSED_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublicV4(byte[] bytes) {
        return REFUSED_V4.stream().noneMatch(block -> block.holds(bytes));
    }

    /** A host that is, or also is, inside a network. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is not a public address");
        }
    }

    private record Block(byte[] prefix, int bits) {

        static Block of(String prefix, int bits) {
            try {
                return new Block(InetAddress.getByName(prefix).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(prefix, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
