package io.vedette.tests.interop;

import static io.vedette.tests.interop.ServerForClients.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/** A TLS port asks for a certificate unless told otherwise, as in Redis: who shows one is served, who does not is not. */
class MutualTlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void onlyClientsWithACertificateAreServed() throws Exception {
        TlsFiles tls = TlsFiles.in(folder);
        try (ServerProcess server = ServerProcess.startWithTls(tls)) {
            assertThat(pingByJedis(
                            server,
                            trusting(tls)
                                    .keyStoreType("PKCS12")
                                    .keystore(tls.keyStore().toFile(), TlsFiles.PASSWORD.toCharArray())
                                    .build()))
                    .isEqualTo("PONG");
            assertThatThrownBy(() -> pingByJedis(server, trusting(tls).build())).isInstanceOf(JedisException.class);
            assertThat(pingByLettuce(server, tls)).isEqualTo("PONG");
            try (Observer observer = new Observer(server)) {
                observer.assertServed();
            }
        }
    }

    private static redis.clients.jedis.SslOptions.Builder trusting(TlsFiles tls) {
        return redis.clients.jedis.SslOptions.builder()
                .trustStoreType("PKCS12")
                .truststore(tls.trustStore().toFile(), TlsFiles.PASSWORD.toCharArray());
    }

    private static String pingByJedis(ServerProcess server, redis.clients.jedis.SslOptions ssl) {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .timeoutMillis((int) PATIENCE.toMillis())
                .sslOptions(ssl)
                .build();
        try (redis.clients.jedis.RedisClient jedis = redis.clients.jedis.RedisClient.builder()
                .hostAndPort(HOST, server.tlsPort())
                .clientConfig(config)
                .build()) {
            return jedis.ping();
        }
    }

    private static String pingByLettuce(ServerProcess server, TlsFiles tls) {
        RedisClient lettuce = RedisClient.create(RedisURI.builder()
                .withHost(HOST)
                .withPort(server.tlsPort())
                .withSsl(true)
                .withTimeout(PATIENCE)
                .build());
        try {
            lettuce.setOptions(ClientOptions.builder()
                    .sslOptions(SslOptions.builder()
                            .jdkSslProvider()
                            .trustManager(tls.authority().toFile())
                            .keyManager(tls.certificate().toFile(), tls.key().toFile(), new char[0])
                            .build())
                    .build());
            return lettuce.connect().sync().ping();
        } finally {
            lettuce.shutdown(Duration.ZERO, PATIENCE);
        }
    }
}
