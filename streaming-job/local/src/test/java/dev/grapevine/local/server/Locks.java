package dev.grapevine.local.server;

import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Users;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine, made by the JDK's own tool, and what locks servers with it. */
final class Locks {

    static final String PASSWORD = "a password of the test";

    private final Path folder;
    private final KeyStore keys;

    private Locks(Path folder, KeyStore keys) {
        this.folder = folder;
        this.keys = keys;
    }

    static Locks make(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Locks locks = new Locks(folder, keys);
        Files.writeString(
                locks.authority(),
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        return locks;
    }

    /** What clients have to trust. */
    Path authority() {
        return folder.resolve("authority.pem");
    }

    /**
     * Of a broker whose listener wants TLS and a name and password, and refuses what nobody was allowed.
     *
     * @param users names; each one's password is {@link #PASSWORD}
     */
    Map<String, String> ofKafka(List<String> users) {
        StringBuilder jaas = new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"broker\" password=\"" + PASSWORD + "\" user_broker=\"" + PASSWORD + "\"");
        users.forEach(user -> jaas.append(" user_")
                .append(user)
                .append("=\"")
                .append(PASSWORD)
                .append('"'));
        Map<String, String> properties = new HashMap<>();
        properties.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.put("listener.name.plaintext.plain.sasl.jaas.config", jaas + ";");
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", folder.resolve("keys.p12").toString());
        properties.put("ssl.keystore.password", PASSWORD);
        properties.put("ssl.key.password", PASSWORD);
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", authority().toString());
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("super.users", "User:broker;User:ANONYMOUS");
        return properties;
    }

    /** A file for {@code GRAPEVINE_KAFKA_CLIENT_FILE}. */
    Path clientFile(String user) throws IOException {
        return Files.writeString(folder.resolve(user + ".properties"), """
                security.protocol=SASL_SSL
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                """.formatted(authority(), user, PASSWORD));
    }

    /**
     * Of an Elasticsearch with TLS and users in files.
     *
     * @param roles content of roles.yml; each role has a user of its name, whose password is {@link #PASSWORD}
     */
    EmbeddedElasticsearch.Lock ofElasticsearch(String roles, List<String> users) throws Exception {
        Certificate certificate = keys.getCertificate("server");
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        SSLContext trusting = trusting(certificate);
        return new EmbeddedElasticsearch.Lock() {
            @Override
            public void close(Path configuration) throws IOException {
                Files.copy(authority(), configuration.resolve("server.pem"));
                Files.writeString(configuration.resolve("server.key"), pem("PRIVATE KEY", key));
                Path settings = configuration.resolve("elasticsearch.yml");
                Files.writeString(
                        settings,
                        Files.readString(settings).replace("security.enabled: false", "security.enabled: true"));
                Files.writeString(settings, """
                        xpack.security.http.ssl.enabled: true
                        xpack.security.http.ssl.key: server.key
                        xpack.security.http.ssl.certificate: server.pem
                        """, StandardOpenOption.APPEND);
                Files.writeString(configuration.resolve("roles.yml"), roles);
                StringBuilder known = new StringBuilder();
                StringBuilder may = new StringBuilder();
                for (String user : users) {
                    String hash = Users.line(user, Role.READ, PASSWORD).split(":", -1)[2];
                    known.append(user).append(':').append(hash).append('\n');
                    may.append(user).append(':').append(user).append('\n');
                }
                Files.writeString(configuration.resolve("users"), known);
                Files.writeString(configuration.resolve("users_roles"), may);
            }

            @Override
            public HttpClient client() {
                return HttpClient.newBuilder()
                        .sslContext(trusting)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
            }

            @Override
            public String authorization() {
                String pair = users.get(0) + ":" + PASSWORD;
                return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static SSLContext trusting(Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
