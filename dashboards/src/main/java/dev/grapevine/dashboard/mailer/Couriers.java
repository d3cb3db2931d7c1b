package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.channel.Notifier;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.Letter;
import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.dashboard.mail.SmtpPostman;
import dev.grapevine.delivery.Delivery;
import java.time.Instant;
import java.util.List;

/** Couriers for mail and for every other channel. */
final class Couriers {

    private Couriers() {}

    /** By mail, over one connection. */
    static Lane.Courier mail(SmtpPostman postman, Writer writer) {
        return new Lane.Courier() {
            @Override
            public Lane.Parcel wrap(Lane.Errand errand) {
                Writer.Draft draft = errand.draft();
                Content content = writer.write(draft);
                Letter letter = Letter.of(
                                errand.delivery().event(),
                                draft.first(),
                                errand.delivery().recipient(),
                                postman.domain(),
                                content)
                        .withUnsubscribe(writer.unsubscribe(draft));
                return new MailParcel(postman, letter);
            }

            @Override
            public void close() {
                postman.close();
            }
        };
    }

    private record MailParcel(SmtpPostman postman, Letter letter) implements Lane.Parcel {
        @Override
        public Delivery label(Delivery delivery, Instant now) {
            return covering(
                    delivery.sending(now, letter.messageId(), letter.content().subject()), letter.content());
        }

        @Override
        public Posted post() {
            return postman.post(letter);
        }
    }

    /** By one HTTP request. */
    static Lane.Courier note(Notifier notifier, Writer writer, MailerOptions options) {
        return new Lane.Courier() {
            @Override
            public Lane.Parcel wrap(Lane.Errand errand) {
                Content content = writer.write(errand.draft());
                return new NoteParcel(notifier, errand, content, options);
            }

            @Override
            public void close() {
                // Holds nothing open.
            }
        };
    }

    private record NoteParcel(Notifier notifier, Lane.Errand errand, Content content, MailerOptions options)
            implements Lane.Parcel {
        @Override
        public Delivery label(Delivery delivery, Instant now) {
            return covering(delivery.sending(now, null, content.subject()), content);
        }

        @Override
        public Posted post() {
            Recipient recipient = errand.draft().recipient();
            return notifier.post(
                    recipient,
                    errand.delivery().id(),
                    content.note(),
                    options.clock().instant());
        }
    }

    private static Delivery covering(Delivery delivery, Content content) {
        List<String> covers = content.covers();
        return covers.isEmpty() ? delivery : delivery.covering(delivery.from(), delivery.until(), covers);
    }
}
