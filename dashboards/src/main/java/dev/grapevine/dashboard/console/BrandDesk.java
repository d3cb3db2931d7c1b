package dev.grapevine.dashboard.console;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.dashboard.change.Preview;
import dev.grapevine.dashboard.gate.Gate;
import dev.grapevine.dashboard.gate.Visitor;
import dev.grapevine.dashboard.mail.MailText;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes brands of the running system, and keeps on {@code actions.v1} who changed what.
 *
 * <p>A change is written before anybody is told that it was. What was heard in the last days is then looked at again
 * behind their back; if the console ends before that, the change stands, and {@code grapevine brands apply} or the same
 * change once more looks at history again.
 */
final class BrandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(BrandDesk.class);
    private static final int DAYS = 7;
    private static final int SAMPLES = 10;
    private static final int LONGEST_NOTE = 500;

    private final BrandEditor editor;
    private final ActLog acts;

    BrandDesk(BrandEditor editor, ActLog acts) {
        this.editor = editor;
        this.acts = acts;
    }

    /** Oldest first. */
    List<Act> changesOf(Brand brand) {
        return acts.about(Act.brand(brand.id()));
    }

    /** What a change would do to what was heard in the last days; empty where it changes nothing about that. */
    Optional<Preview.Line> preview(Brand changed) {
        try (BrandChange change = editor.change(with(changed))) {
            return editor.preview(change, DAYS, SAMPLES, read -> {}).lines().stream()
                    .findFirst();
        } catch (ExecutionException e) {
            throw new KafkaException("the history cannot be read", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * @param what changes, in words
     * @throws KafkaException if it could not be written; then nothing was changed
     */
    void apply(Brand changed, String what, Visitor by) {
        List<Brand> wanted = with(changed);
        BrandChange change = editor.change(wanted);
        try {
            editor.write(wanted);
        } catch (ExecutionException e) {
            change.close();
            throw new KafkaException("the brand was not changed", e);
        } catch (InterruptedException e) {
            change.close();
            throw interrupted(e);
        }
        keep(changed, what, by);
        Thread again = new Thread(() -> lookAgain(change), "grapevine-console-brands");
        again.setDaemon(true);
        again.start();
    }

    private void keep(Brand changed, String what, Visitor by) {
        String subject = Act.brand(changed.id());
        acts.write(new Act(
                Act.VERSION,
                subject,
                Act.Verb.CHANGE,
                acts.next(subject, Instant.now()),
                by.nameOr(Gate.SOMEBODY),
                MailText.shorten(MailText.oneLine(what), LONGEST_NOTE),
                null));
    }

    private void lookAgain(BrandChange change) {
        try (change) {
            if (!editor.lookAgain(change, DAYS, (read, fed) -> {}).takenIn()) {
                LOG.warn("the job did not take the changed brands in; does it run?");
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("mentions were not looked at again after a change of brands: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Brand> with(Brand changed) {
        Map<String, Brand> present = editor.present();
        if (!present.containsKey(changed.id())) {
            throw new NotFoundResponse(
                    "The brand '" + MentionRow.name(changed.id())
                            + "' is not among those that are listened for. Write it into brands.yml, then: grapevine brands apply.");
        }
        List<Brand> wanted = new ArrayList<>(present.values());
        wanted.replaceAll(brand -> brand.id().equals(changed.id()) ? changed : brand);
        return wanted;
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted", e);
    }
}
