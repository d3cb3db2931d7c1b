package dev.grapevine.dashboard.mail;

import dev.grapevine.mention.MentionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content with an address on it.
 *
 * @param messageId the same for the same thing and recipient, so that a mail sent twice is seen as one
 * @param thread message id of the first mail of its thread to this recipient: what all later ones reply to
 * @param unsubscribe where one click ends mails of this kind, or null
 */
public record Letter(
        String recipient,
        String messageId,
        String thread,
        @Nullable String unsubscribe,
        Content content) {

    /**
     * @param told id of what is told
     * @param first id of what opened the thread
     * @param domain of the sender's address
     */
    public static Letter of(String told, String first, String recipient, String domain, Content content) {
        return new Letter(
                recipient, messageId(told, recipient, domain), messageId(first, recipient, domain), null, content);
    }

    public Letter withUnsubscribe(@Nullable String link) {
        return new Letter(recipient, messageId, thread, link, content);
    }

    /** Of RFC 5322 and, for unsubscribing with one click, RFC 8058. */
    Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        if (!messageId.equals(thread)) {
            headers.put("In-Reply-To", thread);
            headers.put("References", thread);
        }
        if (unsubscribe != null) {
            headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }

    private static String messageId(String told, String recipient, String domain) {
        String hash = MentionId.sha256(told + "\n" + recipient);
        return "<" + hash.substring(0, 32) + "@" + domain + ">";
    }
}
