package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends exactly what it is told to and reads only when it is told to: the raw material of bad clients. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    /** Little, so that what is not read stays with the server. */
    private static final int RECEIVE_BYTES = 64 << 10;

    private final Socket socket = new Socket();
    private final InputStream in;

    private WireClient(ServerProcess server) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BYTES);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    static WireClient to(ServerProcess server) throws IOException {
        return new WireClient(server);
    }

    /** Tells the server its name, by which {@link Observer} finds it. */
    WireClient named(String name) throws IOException {
        ask("CLIENT SETNAME " + name);
        return this;
    }

    void send(String wire) throws IOException {
        socket.getOutputStream().write(wire.getBytes(ISO_8859_1));
    }

    /** Sends an inline command and gives its reply: the line, or what a bulk string holds. */
    String ask(String command) throws IOException {
        send(command + "\r\n");
        return reply();
    }

    String reply() throws IOException {
        String line = line();
        if (line.isEmpty() || line.charAt(0) != '$') {
            return line;
        }
        String bulk = new String(in.readNBytes(Integer.parseInt(line.substring(1))), ISO_8859_1);
        skip(2);
        return bulk;
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next != '\r'; next = read()) {
            line.append((char) next);
        }
        skip(1);
        return line.toString();
    }

    void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    /** Reads, and throws away, until the server ends the connection. */
    void awaitEnd() throws IOException {
        byte[] waste = new byte[64 << 10];
        try {
            while (in.read(waste) >= 0) {}
        } catch (SocketException reset) {
            // The server had bytes of ours it never read: its close reaches us as a reset.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int read() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the server closed the connection");
        }
        return next;
    }
}
