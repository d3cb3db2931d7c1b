package dev.grapevine.dashboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority of our own that signs mail servers' certificates, made with the JDK's keytool.
 *
 * @param pem its certificate, for whoever is to trust it
 */
record Authority(Path folder, Path store, Path pem) {

    private static final String PASSWORD = "changeit";

    static Authority create(Path parent) throws Exception {
        Path folder = Files.createTempDirectory(parent, "authority");
        Authority authority = new Authority(folder, folder.resolve("ca.p12"), folder.resolve("ca.pem"));
        authority.keytool(
                authority.store,
                "-genkeypair -alias ca -keyalg EC -dname CN=" + folder.getFileName()
                        + " -ext bc:c -ext ku=keyCertSign -validity 9");
        authority.keytool(authority.store, "-exportcert -alias ca -rfc -file " + authority.pem);
        return authority;
    }

    /** A server's key with a certificate that holds for two days from today. */
    SSLContext server(String host) throws Exception {
        return server(host, "-validity 2");
    }

    /** One whose certificate held for a day, some days ago. */
    SSLContext stale(String host) throws Exception {
        return server(host, "-startdate -3d -validity 1");
    }

    private SSLContext server(String host, String validity) throws Exception {
        Path own = Files.createTempDirectory(folder, "server").resolve("server.p12");
        Files.copy(store, own);
        keytool(
                own,
                "-genkeypair -alias mail -signer ca -keyalg EC -dname CN=" + host + " -ext san=dns:" + host + " "
                        + validity);
        keytool(own, "-delete -alias ca");
        return context(own);
    }

    private void keytool(Path keys, String arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
