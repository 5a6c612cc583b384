package io.vedette.tests.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.quorum.HostPort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking connection that speaks RESP2. Replies are {@link String}, {@link Long}, {@link List}, {@link Failure} or
 * {@link Nil}. May be closed by another thread, which ends whatever it waits for.
 */
public final class RespClient implements AutoCloseable {
    /** An error reply. */
    public record Failure(String text) {}

    /** The null bulk and the null array. */
    public enum Nil {
        NIL
    }

    private final Socket socket;
    private final InputStream in;

    private RespClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static RespClient connect(HostPort address, int timeoutMs) throws IOException {
        return connect(new Socket(), address, timeoutMs);
    }

    /** Over a socket of the caller's, so that it can end the attempt by closing it. */
    public static RespClient connect(Socket socket, HostPort address, int timeoutMs) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMs);
            socket.connect(new InetSocketAddress(address.host(), address.port()), timeoutMs);
            return new RespClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** One command on a connection of its own. */
    public static Object askOnce(HostPort address, int timeoutMs, String... words) throws IOException {
        try (RespClient client = connect(address, timeoutMs)) {
            return client.ask(words);
        }
    }

    public Object ask(String... words) throws IOException {
        send(words);
        return read();
    }

    public void send(String... words) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("*" + words.length + "\r\n").getBytes(UTF_8));
        for (String word : words) {
            byte[] bytes = word.getBytes(UTF_8);
            request.writeBytes(("$" + bytes.length + "\r\n").getBytes(UTF_8));
            request.writeBytes(bytes);
            request.writeBytes(new byte[] {'\r', '\n'});
        }
        socket.getOutputStream().write(request.toByteArray());
    }

    /** How long {@link #read} waits; 0 is for ever. */
    public void patience(int timeoutMs) throws IOException {
        socket.setSoTimeout(timeoutMs);
    }

    public Object read() throws IOException {
        String line = line();
        String head = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> head;
            case '-' -> new Failure(head);
            case ':' -> Long.valueOf(head);
            case '$' -> bulk(Integer.parseInt(head));
            case '*' -> list(Integer.parseInt(head));
            default -> throw new IOException("no reply begins with " + line);
        };
    }

    private Object bulk(int length) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        byte[] bytes = in.readNBytes(length + 2);
        if (bytes.length < length + 2) {
            throw new EOFException("the connection ended within a reply");
        }
        return new String(bytes, 0, length, UTF_8);
    }

    private Object list(int length) throws IOException {
        if (length < 0) {
            return Nil.NIL;
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            all.add(read());
        }
        return all;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended");
            }
            line.write(next);
        }
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
