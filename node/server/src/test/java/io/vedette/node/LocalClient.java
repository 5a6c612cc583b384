package io.vedette.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A client of a {@link LocalNode}. It asks, and waits for the answer. */
final class LocalClient implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;

    LocalClient(Path folder) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(LocalNode.socket(folder)));
        in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /** The answer as text: an error or a status with its first character, of an array the elements. */
    String ask(String command) throws IOException {
        send(command);
        return next();
    }

    /** Does not wait for the answer. */
    void send(String command) throws IOException {
        ByteBuffer request = ByteBuffer.wrap((command + "\r\n").getBytes(ISO_8859_1));
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** The next answer, or what is told to who asked for nothing. */
    String next() throws IOException {
        String line = line();
        int count = "$*".indexOf(line.charAt(0)) < 0 ? 0 : Integer.parseInt(line.substring(1));
        if (line.charAt(0) == '$' && count >= 0) {
            byte[] bulk = in.readNBytes(count + 2);
            return new String(bulk, 0, count, ISO_8859_1);
        }
        if (line.charAt(0) != '*') {
            return line;
        }
        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < count; i++) {
            elements.append(i == 0 ? "" : " ").append(next());
        }
        return elements.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the node closed the connection");
            }
            line.append((char) next);
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
