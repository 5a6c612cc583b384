package io.vedette.resp.config;

import java.util.List;

/** TLS of the listening port and of links to other processes. */
public final class TlsParameters {
    public static final Parameter<Long> TLS_PORT = Parameter.of(
                    "tls-port", WholeNumber.port(), "0", "Port for TLS connections; 0 listens on none.")
            .live();
    public static final Parameter<String> TLS_CERT_FILE = Parameter.of(
                    "tls-cert-file", Text.of("a path"), "\"\"", "Certificate, PEM.")
            .live();
    public static final Parameter<String> TLS_KEY_FILE = Parameter.of(
                    "tls-key-file", Text.of("a path"), "\"\"", "Private key, PEM.")
            .live();
    public static final Parameter<String> TLS_KEY_FILE_PASS = Parameter.of(
                    "tls-key-file-pass", Text.of("text"), "\"\"", "Password of the private key.")
            .live();
    public static final Parameter<String> TLS_CLIENT_CERT_FILE = Parameter.of(
                    "tls-client-cert-file",
                    Text.of("a path"),
                    "\"\"",
                    "Certificate for outgoing links; else tls-cert-file.")
            .live();
    public static final Parameter<String> TLS_CLIENT_KEY_FILE = Parameter.of(
                    "tls-client-key-file", Text.of("a path"), "\"\"", "Private key for outgoing links.")
            .live();
    public static final Parameter<String> TLS_CLIENT_KEY_FILE_PASS = Parameter.of(
                    "tls-client-key-file-pass", Text.of("text"), "\"\"", "Password of that key.")
            .live();
    public static final Parameter<String> TLS_DH_PARAMS_FILE = Parameter.of(
                    "tls-dh-params-file", Text.of("a path"), "\"\"", "Diffie-Hellman parameters.")
            .live();
    public static final Parameter<String> TLS_CA_CERT_FILE = Parameter.of(
                    "tls-ca-cert-file", Text.of("a path"), "\"\"", "Certificates to trust, one file.")
            .live();
    public static final Parameter<String> TLS_CA_CERT_DIR = Parameter.of(
                    "tls-ca-cert-dir", Text.of("a path"), "\"\"", "Certificates to trust, a folder.")
            .live();
    public static final Parameter<String> TLS_PROTOCOLS = Parameter.of(
                    "tls-protocols", Text.of("text"), "\"\"", "Versions to offer, such as \"TLSv1.2 TLSv1.3\".")
            .live();
    public static final Parameter<String> TLS_CIPHERS = Parameter.of(
                    "tls-ciphers", Text.of("text"), "\"\"", "Ciphers up to TLS 1.2.")
            .live();
    public static final Parameter<String> TLS_CIPHERSUITES = Parameter.of(
                    "tls-ciphersuites", Text.of("text"), "\"\"", "Cipher suites of TLS 1.3.")
            .live();
    public static final Parameter<String> TLS_AUTH_CLIENTS = Parameter.of(
                    "tls-auth-clients",
                    Choice.of("yes", "no", "optional"),
                    "yes",
                    "Whether clients must show a certificate.")
            .live();
    public static final Parameter<Boolean> TLS_REPLICATION = Parameter.of(
                    "tls-replication", new YesNo(), "no", "TLS on links to other nodes.")
            .live();
    public static final Parameter<Boolean> TLS_CLUSTER = Parameter.of(
                    "tls-cluster", new YesNo(), "no", "TLS on the cluster bus.")
            .live();
    public static final Parameter<Boolean> TLS_PREFER_SERVER_CIPHERS = Parameter.of(
                    "tls-prefer-server-ciphers", new YesNo(), "no", "The order of ciphers is ours.")
            .live();
    public static final Parameter<Boolean> TLS_SESSION_CACHING = Parameter.of(
                    "tls-session-caching", new YesNo(), "yes", "Sessions may be resumed.")
            .live();
    public static final Parameter<Long> TLS_SESSION_CACHE_SIZE = Parameter.of(
                    "tls-session-cache-size", WholeNumber.between(0, Integer.MAX_VALUE), "20480", "Sessions kept.")
            .live();
    public static final Parameter<Long> TLS_SESSION_CACHE_TIMEOUT = Parameter.of(
                    "tls-session-cache-timeout",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "300",
                    "Seconds a session is kept.")
            .live();

    public static final List<Parameter<?>> ALL = List.of(
            TLS_PORT,
            TLS_CERT_FILE,
            TLS_KEY_FILE,
            TLS_KEY_FILE_PASS,
            TLS_CLIENT_CERT_FILE,
            TLS_CLIENT_KEY_FILE,
            TLS_CLIENT_KEY_FILE_PASS,
            TLS_DH_PARAMS_FILE,
            TLS_CA_CERT_FILE,
            TLS_CA_CERT_DIR,
            TLS_PROTOCOLS,
            TLS_CIPHERS,
            TLS_CIPHERSUITES,
            TLS_AUTH_CLIENTS,
            TLS_REPLICATION,
            TLS_CLUSTER,
            TLS_PREFER_SERVER_CIPHERS,
            TLS_SESSION_CACHING,
            TLS_SESSION_CACHE_SIZE,
            TLS_SESSION_CACHE_TIMEOUT);

    private TlsParameters() {}
}
