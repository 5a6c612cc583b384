package io.vedette.resp.tls;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * {@code tls-ciphers} and {@code tls-ciphersuites} in the JDK's names. OpenSSL's names of suites are translated; its
 * words for sets of them ({@code HIGH}, {@code !aNULL}) are not known, because what they stand for changes with OpenSSL.
 */
public final class CipherSuites {
    /** Key exchange, signature, cipher, mode, hash: {@code ECDHE-RSA-AES128-GCM-SHA256}. */
    private static final Pattern OPENSSL = Pattern.compile(
            "(?:(ECDHE|DHE)-(RSA|ECDSA|DSS)-)?(AES128|AES256|CHACHA20)-(?:(GCM)-|(POLY1305)-?)?(SHA256|SHA384|SHA)?");

    private final List<String> supported;
    private final List<String> usual;

    private CipherSuites(SSLParameters supported, SSLParameters usual) {
        this.supported = List.of(supported.getCipherSuites());
        this.usual = List.of(usual.getCipherSuites());
    }

    /** What this Java can do. */
    public static CipherSuites ofThisJava() {
        try {
            SSLContext tls = SSLContext.getDefault();
            return new CipherSuites(tls.getSupportedSSLParameters(), tls.getDefaultSSLParameters());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** The first word that names no suite of TLS 1.2 which this Java has. */
    public Optional<String> unknownBefore13(String words) {
        return split(words).filter(word -> before13(word).isEmpty()).findFirst();
    }

    /** The first word that names no suite of TLS 1.3 which this Java has. */
    public Optional<String> unknownOf13(String words) {
        return split(words)
                .filter(word -> !isOf13(word) || !supported.contains(word))
                .findFirst();
    }

    /** The suites to offer, where each of the two is what a directive says or, being empty, what this Java does. */
    public List<String> chosen(String before13, String of13) {
        List<String> chosen = new ArrayList<>();
        chosen.addAll(of13.isBlank() ? usual(CipherSuites::isOf13) : split(of13).toList());
        chosen.addAll(
                before13.isBlank()
                        ? usual(suite -> !isOf13(suite))
                        : split(before13)
                                .flatMap(word -> before13(word).stream())
                                .toList());
        return chosen;
    }

    private List<String> usual(Predicate<String> which) {
        return usual.stream().filter(which).toList();
    }

    private Optional<String> before13(String word) {
        return Optional.of(translated(word)).filter(suite -> !isOf13(suite) && supported.contains(suite));
    }

    private static String translated(String word) {
        Matcher parts = OPENSSL.matcher(word);
        if (!parts.matches()) {
            return word;
        }
        String exchange = parts.group(1) == null ? "RSA" : parts.group(1) + "_" + parts.group(2);
        String cipher = parts.group(3).replace("AES", "AES_");
        String mode = parts.group(5) != null ? "POLY1305" : parts.group(4) != null ? "GCM" : "CBC";
        String hash = parts.group(6) == null ? "SHA256" : parts.group(6);
        return "TLS_" + exchange + "_WITH_" + cipher + "_" + mode + "_" + hash;
    }

    /** Those of TLS 1.3 say nothing about key exchange. */
    private static boolean isOf13(String suite) {
        return Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")
                .contains(suite);
    }

    private static Stream<String> split(String words) {
        return Arrays.stream(words.strip().split("[:, ]+", -1)).filter(word -> !word.isEmpty());
    }
}
