package dev.grapevine.local.doctor;

import dev.grapevine.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/** Looks at one installation, part by part; looking changes nothing. */
public final class Doctor {

    private final Settings settings;

    public Doctor(Settings settings) {
        this.settings = settings;
    }

    /** Every part that the settings name. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(SettingsCheck.of(settings));
        findings.addAll(KafkaCheck.of(settings));
        findings.addAll(ElasticsearchCheck.of(settings));
        findings.addAll(SmtpCheck.of(settings));
        return findings;
    }

    /** Whether the counts are what a recount of the mentions gives; only meaningful while the stream is quiet. */
    public List<Finding> recount() {
        return Recounting.of(settings);
    }
}
