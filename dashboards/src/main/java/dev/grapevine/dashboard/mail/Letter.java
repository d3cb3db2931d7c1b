package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.MentionId;

/**
 * An alert mail with an address on it.
 *
 * @param messageId the same for the same event and recipient, so that a mail sent twice is seen as one
 * @param thread message id of the incident's first mail to this recipient: what all its later ones reply to
 */
record Letter(String recipient, String messageId, String thread, AlertMail mail) {

    /** @param domain of the sender's address */
    static Letter of(IncidentEvent event, String recipient, String domain, AlertMail mail) {
        return new Letter(
                recipient,
                messageId(event.incident(), event.sequence(), recipient, domain),
                messageId(event.incident(), 0, recipient, domain),
                mail);
    }

    boolean opensThread() {
        return messageId.equals(thread);
    }

    private static String messageId(String incident, int sequence, String recipient, String domain) {
        String hash = MentionId.sha256(incident + "\n" + sequence + "\n" + recipient);
        return "<" + hash.substring(0, 32) + "@" + domain + ">";
    }
}
