package io.vedette.resp.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a private key belongs to a certificate: what the one signs, the other must confirm. Without this a server starts with two
 * files that do not fit, and every handshake fails.
 */
final class KeyPairCheck {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private KeyPairCheck() {}

    static void check(Path certificate, byte[] certificates, Path key, byte[] keyPem) throws IOException {
        try {
            PublicKey shown = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificates))
                    .getPublicKey();
            String signature = SIGNATURES.get(shown.getAlgorithm());
            if (signature != null && !fits(signature, shown, keyPem)) {
                throw new IOException(
                        key + " is not the key of the first certificate in " + certificate + "; name files that fit");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    key + " cannot be used with the first certificate in " + certificate + ": " + PemFile.firstLine(e),
                    e);
        }
    }

    private static boolean fits(String algorithm, PublicKey shown, byte[] keyPem) throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance(shown.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8(keyPem, shown)));
        byte[] anything = {1, 2, 3};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(anything);
        byte[] signed = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(shown);
        verifying.update(anything);
        return verifying.verify(signed);
    }

    /** The forms of RSA's and EC's own standards lack the name of the algorithm, which stands in the certificate as well. */
    private static byte[] pkcs8(byte[] keyPem, PublicKey shown) throws GeneralSecurityException {
        Matcher pem = PEM.matcher(new String(keyPem, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new GeneralSecurityException("it holds no private key in PEM form");
        }
        byte[] body = Base64.getMimeDecoder().decode(pem.group(2));
        if (pem.group(1).isEmpty()) {
            return body;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION);
        content.writeBytes(algorithmOf(shown));
        content.writeBytes(der(OCTETS, body));
        return der(SEQUENCE, content.toByteArray());
    }

    /** The first element of the sequence that an encoded public key is. */
    private static byte[] algorithmOf(PublicKey shown) {
        ByteBuffer bytes = ByteBuffer.wrap(shown.getEncoded());
        bytes.get();
        length(bytes);
        ByteBuffer element = bytes.slice();
        element.get();
        int size = length(element);
        byte[] algorithm = new byte[element.position() + size];
        bytes.get(algorithm);
        return algorithm;
    }

    private static int length(ByteBuffer bytes) {
        int first = bytes.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (bytes.get() & 0xff);
        }
        return length;
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else {
            // As few bytes as hold it: more are refused.
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            element.write(0x80 | (length.length - from));
            element.write(length, from, length.length - from);
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}
