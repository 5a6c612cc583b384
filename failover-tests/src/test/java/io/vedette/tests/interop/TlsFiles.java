package io.vedette.tests.interop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An authority and one certificate it signed, made with the JDK's own keytool: as PEM files, which servers and redis-cli
 * read, and as key stores, which Java's clients read. Servers and clients of a deployment share the certificate, as is
 * usual with Redis.
 *
 * @param certificate PEM, good for 127.0.0.1 and localhost
 * @param key PEM, of the certificate
 * @param authority PEM
 * @param keyStore the certificate and its key, PKCS #12, under {@link #PASSWORD}
 * @param trustStore the authority, PKCS #12, under {@link #PASSWORD}
 */
public record TlsFiles(Path certificate, Path key, Path authority, Path keyStore, Path trustStore) {
    public static final String PASSWORD = "changeit";

    private static final int PATIENCE_SECONDS = 60;

    /** Makes all of it in this folder. */
    public static TlsFiles in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path authorityStore = folder.resolve("authority.p12");
        Path nodeStore = folder.resolve("node.p12");
        Path request = folder.resolve("node.csr");
        Path signed = folder.resolve("node.der");
        keytool(folder, authorityStore, "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        keytool(folder, nodeStore, "-genkeypair", "-keyalg", "EC", "-dname", "CN=node");
        keytool(folder, nodeStore, "-certreq", "-file", request.toString());
        keytool(
                folder,
                authorityStore,
                "-gencert",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-ext",
                "san=ip:127.0.0.1,dns:localhost");
        return written(folder, entry(authorityStore), nodeStore, Files.readAllBytes(signed));
    }

    private static TlsFiles written(Path folder, KeyStore authority, Path nodeStore, byte[] signed)
            throws IOException, GeneralSecurityException {
        Certificate root = authority.getCertificate("a");
        KeyStore node = entry(nodeStore);
        Path trustStore = folder.resolve("trust.p12");
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", root);
        store(trust, trustStore);
        Key key = node.getKey("a", PASSWORD.toCharArray());
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Certificate leaf = factory.generateCertificate(new ByteArrayInputStream(signed));
        node.setKeyEntry("a", key, PASSWORD.toCharArray(), new Certificate[] {leaf, root});
        store(node, nodeStore);
        return new TlsFiles(
                pem(folder.resolve("cert.pem"), "CERTIFICATE", leaf.getEncoded()),
                pem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded()),
                pem(folder.resolve("ca.pem"), "CERTIFICATE", root.getEncoded()),
                nodeStore,
                trustStore);
    }

    private static KeyStore entry(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void store(KeyStore keys, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PASSWORD.toCharArray());
        }
    }

    private static Path pem(Path file, String what, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private static void keytool(Path folder, Path store, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("keytool.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "a", "-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("keytool did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + Files.readString(log));
        }
    }
}
