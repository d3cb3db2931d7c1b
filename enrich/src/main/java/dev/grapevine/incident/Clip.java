package dev.grapevine.incident;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent.Evidence;
import dev.grapevine.incident.IncidentEvent.Role;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of a mention for as long as it may explain an incident. */
record Clip(
        String mention,
        Instant eventTime,
        String source,
        String story,
        String voice,
        @Nullable Label label,
        long engagement,
        @Nullable String url,
        @Nullable String title,
        @Nullable String text,
        @Nullable String author,
        @Nullable String country) {

    private static final int EXCERPT = 280;
    private static final int LONGEST_URL = 2_000;

    static Clip of(EnrichedMention mention) {
        Sentiment sentiment = mention.sentiment();
        String url = mention.url();
        return new Clip(
                mention.mention().id(),
                mention.eventTime(),
                mention.source(),
                mention.story().id(),
                mention.voice().id(),
                sentiment == null ? null : sentiment.label(),
                mention.engagement() == null ? 0 : mention.engagement().acts(),
                url == null || url.length() > LONGEST_URL ? null : url,
                excerpt(mention.title()),
                excerpt(mention.text()),
                mention.author() == null ? null : excerpt(mention.author().name()),
                mention.place() == null ? null : mention.place().country());
    }

    /** The author's name where it may be shown, else the pseudonym. */
    String shownVoice() {
        return author == null ? voice : author;
    }

    String shownCountry() {
        return country == null ? "" : country;
    }

    Set<String> words() {
        return Words.of((title == null ? "" : title) + "\n" + (text == null ? "" : text));
    }

    Evidence evidence(long copies, Role role) {
        return new Evidence(mention, url, title, text, author, source, eventTime, label, engagement, copies, role);
    }

    private static @Nullable String excerpt(@Nullable String text) {
        if (text == null || text.length() <= EXCERPT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(EXCERPT - 2)) ? EXCERPT - 2 : EXCERPT - 1;
        return text.substring(0, end) + "…";
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(mention);
        out.writeLong(eventTime.toEpochMilli());
        out.writeUTF(source);
        out.writeUTF(story);
        out.writeUTF(voice);
        write(out, label == null ? null : label.name());
        out.writeLong(engagement);
        write(out, url);
        write(out, title);
        write(out, text);
        write(out, author);
        write(out, country);
    }

    static Clip read(DataInputStream in) throws IOException {
        String mention = in.readUTF();
        Instant eventTime = Instant.ofEpochMilli(in.readLong());
        String source = in.readUTF();
        String story = in.readUTF();
        String voice = in.readUTF();
        String label = readText(in);
        return new Clip(
                mention,
                eventTime,
                source,
                story,
                voice,
                label == null ? null : Label.valueOf(label),
                in.readLong(),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in));
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
