package io.vedette.resp.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key as PEM without a password, whether or not the file has one. */
final class PrivateKeyPem {
    private static final Pattern ENCRYPTED =
            Pattern.compile("-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]*)-----END ENCRYPTED PRIVATE KEY-----");

    private PrivateKeyPem() {}

    static byte[] read(Path file, String password) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new IOException(
                    file + " is encrypted in a form of its own time; convert it with 'openssl pkcs8 -topk8'");
        }
        Matcher encrypted = ENCRYPTED.matcher(text);
        if (!encrypted.find()) {
            if (!text.contains("PRIVATE KEY-----")) {
                throw new IOException(file + " holds no private key; expected PEM");
            }
            return bytes;
        }
        if (password.isEmpty()) {
            throw new IOException(file + " is encrypted and no password is set for it; set tls-key-file-pass (for"
                    + " tls-client-key-file, tls-client-key-file-pass)");
        }
        try {
            return pem(decrypted(Base64.getMimeDecoder().decode(encrypted.group(1)), password));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " cannot be decrypted with the password that is set for it", e);
        }
    }

    private static byte[] decrypted(byte[] encrypted, String password) throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
        // The name of the whole scheme, such as PBEWithHmacSHA256AndAES_256, stands in its parameters.
        String scheme = info.getAlgParameters().toString();
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password.toCharArray())),
                info.getAlgParameters());
        return info.getKeySpec(cipher).getEncoded();
    }

    private static byte[] pem(byte[] key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
