package dev.grapevine.setting;

import org.jspecify.annotations.Nullable;

/** The catalogue of environment variables; README's table is held against it by a test. */
public enum Setting {
    KAFKA("GRAPEVINE_KAFKA", "127.0.0.1:9092", false, "Kafka bootstrap servers"),
    KAFKA_CLIENT_FILE(
            "GRAPEVINE_KAFKA_CLIENT_FILE",
            null,
            false,
            "properties file with further Kafka client settings (TLS, SASL)"),
    ELASTICSEARCH("GRAPEVINE_ELASTICSEARCH", "http://127.0.0.1:9200", false, "Elasticsearch URL"),
    ELASTICSEARCH_USER("GRAPEVINE_ELASTICSEARCH_USER", null, false, "Elasticsearch user (basic authentication)"),
    ELASTICSEARCH_PASSWORD("GRAPEVINE_ELASTICSEARCH_PASSWORD", null, true, "Elasticsearch password"),
    ELASTICSEARCH_API_KEY(
            "GRAPEVINE_ELASTICSEARCH_API_KEY", null, true, "Elasticsearch API key, instead of user and password"),
    ELASTICSEARCH_CA_FILE("GRAPEVINE_ELASTICSEARCH_CA_FILE", null, false, "PEM file of the authority that signed"),
    KIBANA_URL("GRAPEVINE_KIBANA_URL", null, false, "Kibana's address as people open it, for links in mails"),
    SMTP_HOST("GRAPEVINE_SMTP_HOST", null, false, "mail server; in `up` a built-in mail box where it is not set"),
    SMTP_PORT("GRAPEVINE_SMTP_PORT", "587", false, "port of the mail server"),
    SMTP_TLS("GRAPEVINE_SMTP_TLS", "starttls", false, "starttls, implicit or none"),
    SMTP_USER("GRAPEVINE_SMTP_USER", null, false, "user at the mail server"),
    SMTP_PASSWORD("GRAPEVINE_SMTP_PASSWORD", null, true, "password at the mail server"),
    SMTP_CA_FILE("GRAPEVINE_SMTP_CA_FILE", null, false, "PEM file of the authority that signed the mail server"),
    BOUNCES(
            "GRAPEVINE_BOUNCES",
            null,
            false,
            "mail box of the sender's address, from which mails that came back are read:"
                    + " imaps://user%40acme.example@imap.acme.example/INBOX"),
    BOUNCES_PASSWORD("GRAPEVINE_BOUNCES_PASSWORD", null, true, "password of that mail box"),
    MAIL_FROM("GRAPEVINE_MAIL_FROM", "grapevine@localhost", false, "sender of alert mails"),
    PUBLIC_URL("GRAPEVINE_PUBLIC_URL", null, false, "the console's address as people open it, for links in mails"),
    LINK_KEY(
            "GRAPEVINE_LINK_KEY",
            null,
            true,
            "key that signs links in mails, the same for mailer and console: with it they need no password; `up` makes one"),
    PAGERDUTY_URL(
            "GRAPEVINE_PAGERDUTY_URL",
            "https://events.pagerduty.com/v2/enqueue",
            false,
            "PagerDuty's Events API; in Europe https://events.eu.pagerduty.com/v2/enqueue"),
    OPSGENIE_URL(
            "GRAPEVINE_OPSGENIE_URL",
            "https://api.opsgenie.com/v2/alerts",
            false,
            "Opsgenie's Alert API; in Europe https://api.eu.opsgenie.com/v2/alerts"),
    WEBHOOK_INSIDE("GRAPEVINE_WEBHOOK_INSIDE", "no", false, "yes lets webhooks call inside addresses, and plain http"),
    CONSOLE_HOST("GRAPEVINE_CONSOLE_HOST", "127.0.0.1", false, "address the console listens on"),
    CONSOLE_PORT("GRAPEVINE_CONSOLE_PORT", "8080", false, "port the console listens on; 0 takes a free one"),
    CONSOLE_USERS(
            "GRAPEVINE_CONSOLE_USERS",
            null,
            false,
            "file of the console's users, lines of `grapevine console user`; needed to listen beyond loopback"),
    PSEUDONYM_KEY(
            "GRAPEVINE_PSEUDONYM_KEY",
            null,
            true,
            "key of the author pseudonyms; `up` makes one in its data directory"),
    CONTACT("GRAPEVINE_CONTACT", null, false, "address or page that fetched sites may turn to, for the User-Agent"),
    FETCH_PROXY(
            "GRAPEVINE_FETCH_PROXY",
            null,
            true,
            "HTTP proxy that sources are fetched through: http://[user:password@]host:port"),
    HOOKS_HOST("GRAPEVINE_HOOKS_HOST", "127.0.0.1", false, "address that incoming webhooks (sources) listen on"),
    HOOKS_PORT("GRAPEVINE_HOOKS_PORT", "8090", false, "port of incoming webhooks; 0 takes a free one"),
    HOOKS_URL(
            "GRAPEVINE_HOOKS_URL",
            null,
            false,
            "where the internet reaches them, such as https://hooks.acme.example: with it, hubs push feeds (WebSub)"),
    CHECKPOINTS("GRAPEVINE_CHECKPOINTS", null, false, "where the jobs keep checkpoints, such as s3://bucket/path"),
    STATE_BACKEND("GRAPEVINE_STATE_BACKEND", "hashmap", false, "where the jobs keep state: hashmap or rocksdb"),
    ROLLUP_INTERVAL("GRAPEVINE_ROLLUP_INTERVAL", "PT1S", false, "how often a changing count is written at most");

    private final String variable;
    private final @Nullable String fallback;
    private final boolean secret;
    private final String meaning;

    Setting(String variable, @Nullable String fallback, boolean secret, String meaning) {
        this.variable = variable;
        this.fallback = fallback;
        this.secret = secret;
        this.meaning = meaning;
    }

    public String variable() {
        return variable;
    }

    public @Nullable String fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return secret;
    }

    public String meaning() {
        return meaning;
    }
}
