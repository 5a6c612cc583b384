package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import io.vedette.resp.config.ParameterTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What systemd would hear at the end of its socket. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "systemd is Linux's own")
class ServiceManagerTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void systemdIsToldOfReadinessAndOfTheEnd() throws Exception {
        String path = folder.resolve("notify").toString();
        assertThat(told("systemd", path, path))
                .containsExactly("READY=1\nSTATUS=Ready to accept connections\n", "STOPPING=1\n");
    }

    @Test
    void aSocketWithoutAFileIsReached() throws Exception {
        String name = "vedette-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        assertThat(told("auto", "@" + name, "\0" + name)).hasSize(2);
    }

    @Test
    void whoDoesNotWantASupervisorTellsNobody() throws Exception {
        String path = folder.resolve("notify").toString();
        assertThat(told("no", path, path)).isEmpty();
    }

    @Test
    void infoNamesWhoIsTold() {
        Map<String, String> unit = Map.of("NOTIFY_SOCKET", "/run/notify");
        assertThat(ServiceManager.name("auto", unit)).isEqualTo("systemd");
        assertThat(ServiceManager.name("systemd", unit)).isEqualTo("systemd");
        assertThat(ServiceManager.name("auto", Map.of())).isEqualTo("no");
        assertThat(ServiceManager.name("no", unit)).isEqualTo("no");
    }

    @Test
    void whereNobodyListensTheLogSaysWhatToDo() throws Exception {
        try (LogLines log = LogLines.of(ServiceManager.class)) {
            manager("systemd", Map.of()).ready();
            manager("auto", Map.of()).ready();
            manager("upstart", Map.of("NOTIFY_SOCKET", folder + "/notify")).ready();
            assertThat(log.lines())
                    .containsExactly(
                            "WARNING supervised systemd: NOTIFY_SOCKET is not set, so nobody can be told that this process"
                                    + " is ready; start it from a unit with Type=notify, or set supervised no",
                            "WARNING supervised upstart: a JVM cannot stop itself to say that it is ready, so upstart is"
                                    + " not told; use systemd with Type=notify, or supervised no");
        }
    }

    @Test
    void aSocketThatIsGoneIsNoReasonToStop() throws Exception {
        try (LogLines log = LogLines.of(ServiceManager.class)) {
            manager("systemd", Map.of("NOTIFY_SOCKET", folder + "/gone")).stopping();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING systemd could not be told STOPPING=1: ");
        }
    }

    private static List<String> told(String supervised, String variable, String address)
            throws IOException, BadConfiguration {
        assertThat(Epoll.isAvailable()).as("the native library loads here").isTrue();
        Socket systemd = Socket.newSocketDomainDgram();
        try {
            systemd.bind(new DomainSocketAddress(address));
            ServiceManager manager = manager(supervised, Map.of("NOTIFY_SOCKET", variable));
            manager.ready();
            String first = next(systemd);
            manager.stopping();
            String second = next(systemd);
            return List.of(first, second).stream()
                    .filter(text -> !text.isEmpty())
                    .toList();
        } finally {
            systemd.close();
        }
    }

    /** A datagram that was sent is there: on one machine nothing lies between. */
    private static String next(Socket socket) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(512);
        int length = Math.max(0, socket.read(bytes, 0, bytes.capacity()));
        byte[] text = new byte[length];
        bytes.get(0, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static ServiceManager manager(String supervised, Map<String, String> environment) throws BadConfiguration {
        return ServiceManager.of(configuration(supervised), environment);
    }

    private static Configuration configuration(String supervised) throws BadConfiguration {
        Directive line =
                new Directive(new Origin("test", 1), "supervised " + supervised, List.of("supervised", supervised));
        return Configuration.of(ParameterTable.redis(), List.of(line));
    }
}
