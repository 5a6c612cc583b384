package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.OutputLimit;
import io.vedette.resp.server.OutputLimits;
import io.vedette.resp.server.ServerLimits;
import io.vedette.resp.server.ServerOptions;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenSettingsTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    private ServerOptions options(String... lines) throws BadConfiguration {
        return ListenSettings.options(Settings.of(lines), new WorkingFolder(folder));
    }

    @Test
    void withoutALineItIsPort6379OfEveryAddressInProtectedMode() throws Exception {
        ServerOptions options = options();
        assertThat(options.endpoints()).extracting(Endpoint::describe).containsExactly("0.0.0.0:6379");
        assertThat(options.protectedMode()).isTrue();
        assertThat(options.tls()).isEmpty();
        assertThat(options.limits().output()).isEqualTo(OutputLimits.defaults());
        assertThat(options.limits().wire()).isEqualTo(ServerLimits.DEFAULT.wire());
    }

    @Test
    void everyAddressOfBindIsAnEndpointAndSoIsTheUnixSocket() throws Exception {
        ServerOptions options =
                options("bind 127.0.0.1 -::1", "port 7000", "unixsocket run/v.sock", "unixsocketperm 750");
        assertThat(options.endpoints())
                .extracting(Endpoint::describe)
                .containsExactly(
                        "127.0.0.1:7000",
                        "[::1]:7000",
                        folder.resolve("run/v.sock").toString());
        assertThat(((Endpoint.Tcp) options.endpoints().get(0)).optional()).isFalse();
        assertThat(((Endpoint.Tcp) options.endpoints().get(1)).optional()).isTrue();
        assertThat(((Endpoint.Unix) options.endpoints().get(2)).permissions())
                .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
    }

    @Test
    void portZeroListensOnNoTcpPort() throws Exception {
        assertThat(options("port 0", "unixsocket v.sock").endpoints())
                .singleElement()
                .isEqualTo(new Endpoint.Unix(folder.resolve("v.sock"), PosixFilePermissions.fromString("---------")));
    }

    @Test
    void secondsBecomeMillisecondsAndSizesBytes() throws Exception {
        ServerLimits limits = options(
                        "timeout 30",
                        "tcp-keepalive 60",
                        "tcp-backlog 5",
                        "maxclients 7",
                        "proto-max-bulk-len 1mb",
                        "client-query-buffer-limit 2mb",
                        "client-output-buffer-limit replica 3mb 1mb 10 pubsub 4mb 2mb 20")
                .limits();
        assertThat(limits.idleTimeoutMs()).isEqualTo(30_000);
        assertThat(limits.keepAliveSeconds()).isEqualTo(60);
        assertThat(limits.backlog()).isEqualTo(5);
        assertThat(limits.maxClients()).isEqualTo(7);
        assertThat(limits.wire().bulkBytes()).isEqualTo(1 << 20);
        assertThat(limits.wire().queryBufferBytes()).isEqualTo(2 << 20);
        assertThat(limits.output())
                .isEqualTo(new OutputLimits(
                        OutputLimit.NONE,
                        new OutputLimit(3 << 20, 1 << 20, 10_000),
                        new OutputLimit(4 << 20, 2 << 20, 20_000)));
    }

    @Test
    void protectionCanBeSwitchedOff() throws Exception {
        assertThat(options("protected-mode no").protectedMode()).isFalse();
    }
}
