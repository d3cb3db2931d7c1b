package dev.grapevine.ingest.keyed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** JSON Web Tokens (RFC 7519), signed with a private key. */
final class Token {

    private final String name;
    private final String algorithm;
    private final PrivateKey key;

    private Token(String name, String algorithm, PrivateKey key) {
        this.name = name;
        this.algorithm = algorithm;
        this.key = key;
    }

    /** @throws IllegalArgumentException if it is no RSA key in PEM (PKCS 8) */
    static Token rs256(String pem) {
        return new Token("RS256", "SHA256withRSA", key("RSA", pem));
    }

    /** @throws IllegalArgumentException if it is no key of an elliptic curve in PEM (PKCS 8) */
    static Token es256(String pem) {
        return new Token("ES256", "SHA256withECDSAinP1363Format", key("EC", pem));
    }

    private static PrivateKey key(String type, String pem) {
        String base64 = pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return KeyFactory.getInstance(type)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is to hold a private key (PEM, " + type + ")", e);
        }
    }

    String signed(ObjectNode header, ObjectNode claims) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        header.put("alg", name).put("typ", "JWT");
        String text = url.encodeToString(header.toString().getBytes(UTF_8)) + "."
                + url.encodeToString(claims.toString().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return text + "." + url.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
