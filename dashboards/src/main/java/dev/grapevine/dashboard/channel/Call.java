package dev.grapevine.dashboard.channel;

import java.net.URI;
import java.util.Map;

/**
 * One POST of JSON.
 *
 * @param headers besides the content's type; may hold secrets
 */
record Call(URI address, Map<String, String> headers, byte[] body) {

    Call {
        headers = Map.copyOf(headers);
    }

    /** Neither the address nor the headers: both may hold secrets. */
    @Override
    public String toString() {
        return "Call[" + body.length + " bytes]";
    }
}
