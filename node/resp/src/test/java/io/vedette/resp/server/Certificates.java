package io.vedette.resp.server;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/** Self-signed certificates made with the JDK's own keytool, as PEM files. */
public final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** A JVM of keytool takes a second. */
    private static final Map<String, KeyStore> MADE = new HashMap<>();

    private Certificates() {}

    /** Writes {@code cert.pem} and {@code key.pem} of this common name into the folder: the same ones for the same name. */
    public static void make(Path folder, String commonName)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore keys = made(folder, commonName);
        pem(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("a").getEncoded());
        pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
    }

    private static synchronized KeyStore made(Path folder, String commonName)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore known = MADE.get(commonName);
        if (known != null) {
            return known;
        }
        Path store = folder.resolve(commonName + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + commonName,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        MADE.put(commonName, keys);
        return keys;
    }

    /**
     * A client that shows the one certificate of that folder whether or not the server would take it; an ordinary one
     * shows none that the server does not ask for. It trusts everybody.
     */
    public static RawClient insisting(Path folder, int port) throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(
                new KeyManager[] {new Insisting(folder)},
                InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
                null);
        return new RawClient(tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }

    private static final class Insisting extends X509ExtendedKeyManager {
        private final X509Certificate certificate;
        private final PrivateKey key;

        Insisting(Path folder) throws IOException, GeneralSecurityException {
            try (InputStream in = Files.newInputStream(folder.resolve("cert.pem"))) {
                certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
            }
            String body = Files.readString(folder.resolve("key.pem")).replaceAll("-----[^-]+-----", "");
            key = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"a"};
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return "a";
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    private static void pem(Path file, String what, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
