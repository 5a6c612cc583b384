package io.vedette.engine.differential;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to the real server, many commands at a time. */
final class Peer implements AutoCloseable {

    private static final int READ_TIMEOUT_MS = 30_000;

    private final Socket socket;
    private final BufferedInputStream in;

    Peer(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    byte[] ask(byte[]... words) throws IOException {
        List<byte[][]> one = new ArrayList<>();
        one.add(words);
        return ask(one).get(0);
    }

    List<byte[]> ask(List<byte[][]> commands) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[][] command : commands) {
            out.writeBytes(Node.wire(command));
        }
        socket.getOutputStream().write(out.toByteArray());
        List<byte[]> replies = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            copy(reply);
            replies.add(reply.toByteArray());
        }
        return replies;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void copy(ByteArrayOutputStream reply) throws IOException {
        String line = line(reply);
        String text = line.substring(1);
        switch (line.charAt(0)) {
            case '$', '=' -> copyBytes(reply, Integer.parseInt(text));
            case '*', '~', '>' -> copyMany(reply, Integer.parseInt(text));
            case '%' -> copyMany(reply, 2 * Integer.parseInt(text));
            default -> {}
        }
    }

    private void copyMany(ByteArrayOutputStream reply, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            copy(reply);
        }
    }

    private void copyBytes(ByteArrayOutputStream reply, int length) throws IOException {
        if (length >= 0) {
            reply.writeBytes(in.readNBytes(length + 2));
        }
    }

    private String line(ByteArrayOutputStream reply) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.write(b);
        }
        line.write('\n');
        reply.writeBytes(line.toByteArray());
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
