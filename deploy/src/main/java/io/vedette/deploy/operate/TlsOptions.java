package io.vedette.deploy.operate;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vedette.deploy.local.Refusal;
import java.io.File;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** TLS with redis-cli's names for its options. As there, certificates are checked against the authority and not for host names. */
public final class TlsOptions {
    @Option(names = "--tls", description = "Speak TLS.")
    private boolean tls;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "Certificate of the authority to trust (default: Java's).")
    private @Nullable File authority;

    @Option(names = "--cert", paramLabel = "FILE", description = "Our certificate, where the other side wants one.")
    private @Nullable File certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The key to it (PKCS #8).")
    private @Nullable File key;

    @Option(names = "--insecure", description = "Trust any certificate.")
    private boolean insecure;

    /** Empty for plain connections. */
    public Optional<SSLContext> context() throws Refusal {
        if (!tls) {
            if (insecure || authority != null || certificate != null || key != null) {
                throw new Refusal("--cacert, --cert, --key and --insecure mean nothing without --tls");
            }
            return Optional.empty();
        }
        File ours = certificate;
        File secret = key;
        if ((ours == null) != (secret == null)) {
            throw new Refusal("--cert and --key belong together");
        }
        try {
            SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
            if (insecure) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            } else if (authority != null) {
                builder.trustManager(authority);
            }
            if (ours != null && secret != null) {
                builder.keyManager(ours, secret);
            }
            return Optional.of(((JdkSslContext) builder.build()).context());
        } catch (SSLException | IllegalArgumentException unusable) {
            throw new Refusal("the files of --cacert, --cert and --key cannot be used: " + unusable.getMessage());
        }
    }
}
