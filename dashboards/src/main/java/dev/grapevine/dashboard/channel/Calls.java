package dev.grapevine.dashboard.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.dashboard.mail.MailText;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.mail.Phrases;
import dev.grapevine.json.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * How each channel wants to be told. Pure: from a note to a request.
 *
 * @param pagerDuty where its Events API v2 is
 * @param opsgenie where its Alert API v2 is
 */
record Calls(URI pagerDuty, URI opsgenie) {

    private static final int LONGEST_SLACK_TEXT = 2_900;
    private static final int LONGEST_SLACK_HEADER = 150;
    private static final int SLACK_BUTTONS = 5;
    private static final int LONGEST_SUMMARY = 1_000;
    private static final int LONGEST_OPSGENIE_MESSAGE = 130;
    private static final int LONGEST_OPSGENIE_TEXT = 14_000;
    private static final int CRITICAL = 4;

    /**
     * @param secret webhook address or key, by channel
     * @param signingKey for webhooks
     * @param id of the delivery, so that a receiver knows a second copy
     */
    Call of(Channel channel, String secret, String signingKey, String id, Note note, Instant now) {
        return switch (channel) {
            case SLACK -> new Call(URI.create(secret), Map.of(), bytes(slack(note)));
            case TEAMS -> new Call(URI.create(secret), Map.of(), bytes(teams(note)));
            case PAGERDUTY -> new Call(pagerDuty, Map.of(), bytes(pagerDuty(note, secret, now)));
            case OPSGENIE -> opsgenie(note, secret);
            case WEBHOOK -> webhook(note, URI.create(secret), signingKey, id, now);
            case MAIL -> throw new IllegalArgumentException("a mail is no call");
        };
    }

    /** Block Kit; all text is of the plain kind, in which nothing that people wrote can become a link or a mention. */
    private static ObjectNode slack(Note note) {
        ObjectNode message = object().put("text", note.title());
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .set("text", plain(MailText.shorten(note.title(), LONGEST_SLACK_HEADER)));
        addSection(blocks, String.join("\n", note.lines()));
        note.quotes().forEach(quote -> addQuote(blocks, quote));
        if (!note.actions().isEmpty()) {
            ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
            note.actions().stream()
                    .limit(SLACK_BUTTONS)
                    .forEach(action -> buttons.addObject()
                            .put("type", "button")
                            .put("url", action.link())
                            .set("text", plain(action.label())));
        }
        return message;
    }

    private static void addSection(ArrayNode blocks, String text) {
        if (!text.isBlank()) {
            section(blocks, text);
        }
    }

    private static ObjectNode section(ArrayNode blocks, String text) {
        ObjectNode section = blocks.addObject().put("type", "section");
        section.set("text", plain(MailText.shorten(text, LONGEST_SLACK_TEXT)));
        return section;
    }

    /** Plain text shows no links: the way to what somebody wrote is a button beside it. */
    private static void addQuote(ArrayNode blocks, Note.Quote quote) {
        ObjectNode section = section(blocks, quote.text());
        if (quote.link() != null) {
            section.putObject("accessory")
                    .put("type", "button")
                    .put("url", quote.link())
                    .set("text", plain(Phrases.say("label.read")));
        }
    }

    private static ObjectNode plain(String text) {
        return object().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** An Adaptive Card as Teams' workflows take it; its text is Markdown, whose signs are made harmless. */
    private static ObjectNode teams(Note note) {
        ObjectNode message = object().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode body = card.putArray("body");
        addText(body, note.title()).put("size", "Large").put("weight", "Bolder");
        note.lines().forEach(line -> addText(body, line));
        for (Note.Quote quote : note.quotes()) {
            addText(body, quote.text()).put("separator", true);
            if (quote.link() != null) {
                text(body, quote.link());
            }
        }
        ArrayNode actions = card.putArray("actions");
        note.actions()
                .forEach(action -> actions.addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", action.label())
                        .put("url", action.link()));
        return message;
    }

    private static ObjectNode addText(ArrayNode body, String text) {
        return text(body, text.replaceAll("([\\\\`*_\\[\\]()#>~|])", "\\\\$1"));
    }

    private static ObjectNode text(ArrayNode body, String markdown) {
        return body.addObject().put("type", "TextBlock").put("wrap", true).put("text", markdown);
    }

    /** Trigger or resolve: the incident is the key that joins them. */
    private static ObjectNode pagerDuty(Note note, String key, Instant now) {
        ObjectNode event = object().put("routing_key", key)
                .put("event_action", note.over() ? "resolve" : "trigger")
                .put("dedup_key", MailText.shorten(note.subject(), 255));
        ObjectNode payload = event.putObject("payload");
        payload.put("summary", MailText.shorten(note.title(), LONGEST_SUMMARY))
                .put("source", "grapevine")
                .put("severity", pagerDutySeverity(note.severity()))
                .put("timestamp", (note.event() == null ? now : note.event().at()).toString());
        payload.putObject("custom_details").put("text", text(note));
        ArrayNode links = event.putArray("links");
        note.actions()
                .forEach(action -> links.addObject().put("href", action.link()).put("text", action.label()));
        return event;
    }

    private static String pagerDutySeverity(int severity) {
        return switch (severity) {
            case 1 -> "info";
            case 2 -> "warning";
            case 3 -> "error";
            default -> "critical";
        };
    }

    private Call opsgenie(Note note, String key) {
        String alias = MailText.shorten(note.subject(), 512);
        Map<String, String> headers = Map.of("Authorization", "GenieKey " + key);
        if (note.over()) {
            String path = opsgenie + "/"
                    + URLEncoder.encode(alias, StandardCharsets.UTF_8).replace("+", "%20")
                    + "/close?identifierType=alias";
            return new Call(URI.create(path), headers, bytes(object().put("note", note.title())));
        }
        ObjectNode alert = object().put("message", MailText.shorten(note.title(), LONGEST_OPSGENIE_MESSAGE))
                .put("alias", alias)
                .put("description", MailText.shorten(text(note), LONGEST_OPSGENIE_TEXT))
                .put("priority", "P" + (1 + CRITICAL - note.severity()))
                .put("source", "grapevine");
        return new Call(opsgenie, headers, bytes(alert));
    }

    private static Call webhook(Note note, URI address, String signingKey, String id, Instant now) {
        ObjectNode message = object().put("v", 1)
                .put("id", id)
                .put("subject", note.subject())
                .put("title", note.title())
                .put("severity", note.severity())
                .put("over", note.over());
        message.putPOJO("lines", note.lines());
        message.putPOJO("quotes", note.quotes());
        message.putPOJO("actions", note.actions());
        if (note.event() != null) {
            message.set("event", Json.json().valueToTree(note.event()));
        }
        byte[] body = bytes(message);
        String time = Long.toString(now.getEpochSecond());
        return new Call(
                address,
                Map.of(
                        "X-Grapevine-Delivery", ascii(id),
                        "X-Grapevine-Timestamp", time,
                        "X-Grapevine-Signature", Signature.of(signingKey, time, body)),
                body);
    }

    private static String text(Note note) {
        StringBuilder text = new StringBuilder(String.join("\n", note.lines()));
        note.quotes().forEach(quote -> {
            text.append("\n\n").append(quote.text());
            if (quote.link() != null) {
                text.append("\n").append(quote.link());
            }
        });
        note.actions()
                .forEach(action ->
                        text.append("\n").append(action.label()).append(": ").append(action.link()));
        return text.toString();
    }

    /** A header's value: what else stands in an id is written as in addresses. */
    private static String ascii(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return Json.json().createObjectNode();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return Json.json().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a note", e);
        }
    }
}
