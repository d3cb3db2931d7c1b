package dev.grapevine.dashboard.bounce;

/** Delivery status notifications, as Postfix writes them. */
public final class Notifications {

    private Notifications() {}

    public static String failed(String messageId, String recipient) {
        return """
                From: MAILER-DAEMON@mail.acme.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: grapevine@localhost
                Auto-Submitted: auto-replied
                Message-ID: <20260302120000.1@mail.acme.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_1"

                --=_1
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --=_1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.acme.example
                Arrival-Date: Mon, 2 Mar 2026 12:00:00 +0000

                Final-Recipient: rfc822; %2$s
                Original-Recipient: rfc822;%2$s
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mx.acme.example
                Diagnostic-Code: smtp; 550 5.1.1 <%2$s>:
                    no such user here

                --=_1
                Content-Type: text/rfc822-headers

                Return-Path: <grapevine@localhost>
                From: Grapevine <grapevine@localhost>
                To: %2$s
                Message-ID: %1$s
                Subject: Acme: many complaints

                --=_1--
                """.formatted(messageId, recipient).replace("\n", "\r\n");
    }
}
