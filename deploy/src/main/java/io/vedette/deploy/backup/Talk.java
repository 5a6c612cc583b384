package io.vedette.deploy.backup;

import io.vedette.quorum.HostPort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a node or a sentinel: a command out, its answer back as lines of text. It blocks, and no wait is longer
 * than its patience. What follows an answer can be read as bytes, which is how a snapshot comes.
 */
final class Talk implements Closeable {
    private static final int LONGEST_ANSWER = 16 << 20;

    private final Socket socket;
    private final InputStream in;
    private final HostPort peer;

    private Talk(Socket socket, HostPort peer) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.peer = peer;
    }

    /** @param login nothing to log in nowhere */
    static Talk open(HostPort to, Login login, int patienceMs) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(to.host(), to.port()), patienceMs);
            socket.setSoTimeout(patienceMs);
            Talk talk = new Talk(socket, to);
            if (!login.words().isEmpty()) {
                talk.ask(login.words().toArray(String[]::new));
            }
            return talk;
        } catch (IOException failure) {
            socket.close();
            throw new IOException(to + ": " + failure.getMessage(), failure);
        }
    }

    HostPort peer() {
        return peer;
    }

    /** The answer; an error is a failure. */
    List<String> ask(String... words) throws IOException {
        send(words);
        List<String> lines = new ArrayList<>();
        answer(lines);
        return lines;
    }

    /** The same where an error is as good. */
    void offer(String... words) throws IOException {
        send(words);
        line();
    }

    void send(String... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (String word : words) {
            byte[] text = word.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(("$" + text.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(text);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        OutputStream out = socket.getOutputStream();
        out.write(bytes.toByteArray());
        out.flush();
    }

    private void answer(List<String> lines) throws IOException {
        String head = line();
        String rest = head.isEmpty() ? "" : head.substring(1);
        if (head.startsWith("-")) {
            throw new IOException(peer + " answered: " + rest);
        }
        if (head.startsWith("$")) {
            int length = number(rest);
            if (length >= 0) {
                byte[] text = in.readNBytes(length);
                line();
                lines.addAll(new String(text, StandardCharsets.UTF_8).lines().toList());
            }
        } else if (head.startsWith("*")) {
            int count = number(rest);
            for (int i = 0; i < count; i++) {
                answer(lines);
            }
        } else {
            lines.add(rest);
        }
    }

    private int number(String text) throws IOException {
        if (!text.matches("-1|\\d{1,9}") || Integer.parseInt(text) > LONGEST_ANSWER) {
            throw new IOException(peer + " does not speak the Redis protocol");
        }
        return Integer.parseInt(text);
    }

    /** Up to the next line end, which does not belong to it. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(peer + " closed the connection");
            }
            if (line.size() > LONGEST_ANSWER) {
                throw new IOException(peer + " does not speak the Redis protocol");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    int read(byte[] into, int most) throws IOException {
        return in.read(into, 0, most);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
