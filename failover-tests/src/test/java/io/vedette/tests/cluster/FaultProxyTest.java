package io.vedette.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of the proxy does what it says, to somebody who talks to an echo through it. */
class FaultProxyTest {
    private static final int PATIENCE_MS = 30_000;
    /** Long enough for an echo to come back, if it could. */
    private static final int QUIET_MS = 300;

    private ServerSocket echo = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private FaultProxy proxy = FaultProxy.before(new HostPort("127.0.0.1", echo.getLocalPort()));

    FaultProxyTest() throws IOException {}

    @BeforeEach
    void serve() {
        Thread thread = new Thread(this::accept, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread thread = new Thread(() -> repeat(socket), "echoed");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            assertThat(echo.isClosed()).isTrue();
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                socket.getOutputStream().write(next);
            }
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }

    private Socket dial() throws IOException {
        Socket socket = new Socket();
        socket.connect(
                new InetSocketAddress(proxy.address().host(), proxy.address().port()), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private String dialAndHear() throws IOException {
        try (Socket socket = dial()) {
            return hear(socket, 1);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    void inFairWeatherEveryByteIsHandedOnInOrder() throws IOException {
        String much = "0123456789".repeat(5_000);
        try (Socket socket = dial()) {
            say(socket, much);
            socket.shutdownOutput();
            assertThat(hear(socket, much.length() + 1)).isEqualTo(much);
        }
    }

    @Test
    void badWeatherMakesItLateBothWays() throws IOException {
        try (Socket socket = dial()) {
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            proxy.weather(new Weather(100, 0, 0));
            long since = System.nanoTime();
            say(socket, "b");
            assertThat(hear(socket, 1)).isEqualTo("b");
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)).isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void whatIsSaidWhileItIsCutArrivesWhenItIsHealed() throws IOException {
        try (Socket socket = dial()) {
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            proxy.cut();
            say(socket, "b");
            socket.setSoTimeout(QUIET_MS);
            assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            socket.setSoTimeout(PATIENCE_MS);
            assertThat(hear(socket, 1)).isEqualTo("b");
        }
    }

    @Test
    void whoeverDialsWhileItIsCutIsLetInAndHearsNothing() throws IOException {
        proxy.cut();
        try (Socket socket = dial()) {
            say(socket, "a");
            socket.setSoTimeout(QUIET_MS);
            assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aResetIsOneAndTheNextConnectionIsWhole() throws IOException {
        try (Socket socket = dial()) {
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            proxy.reset();
            assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketException.class);
        }
        try (Socket next = dial()) {
            say(next, "b");
            assertThat(hear(next, 1)).isEqualTo("b");
        }
    }

    @Test
    void whereNobodyListensBehindItNobodyIsHeard() throws IOException {
        SocketAddress place = echo.getLocalSocketAddress();
        echo.close();
        // Bound and not listening, so that nobody else gets this port meanwhile.
        try (Socket keeper = new Socket()) {
            keeper.setReuseAddress(true);
            keeper.bind(place);
            assertThatThrownBy(this::dialAndHear).isInstanceOf(SocketException.class);
        }
    }
}
