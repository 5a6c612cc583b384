package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes and looks at bytes; it waits at most ten seconds for anything. */
public final class RawClient implements Closeable {
    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;

    public RawClient(Socket socket) throws SocketException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
    }

    public static RawClient to(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    public Socket socket() {
        return socket;
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Sends one command in wire form and expects exactly this answer. */
    public RawClient ask(String command, String answer) throws IOException {
        send(wire(command.split(" ", -1)));
        return expect(answer);
    }

    public RawClient expect(String answer) throws IOException {
        byte[] wanted = answer.getBytes(StandardCharsets.ISO_8859_1);
        byte[] got = socket.getInputStream().readNBytes(wanted.length);
        assertThat(new String(got, StandardCharsets.ISO_8859_1)).isEqualTo(answer);
        return this;
    }

    /** One line without its end. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** A bulk string, its bytes as text. */
    public String bulk() throws IOException {
        String header = line();
        assertThat(header).matches("[$=]\\d+");
        byte[] payload = socket.getInputStream().readNBytes(Integer.parseInt(header.substring(1)) + 2);
        return new String(payload, 0, payload.length - 2, StandardCharsets.ISO_8859_1);
    }

    /** Nothing more comes and the other side has closed; a reset is a close as well. */
    public void expectClosed() throws IOException {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    public static String wire(String... words) {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.getBytes(StandardCharsets.ISO_8859_1).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return request.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
