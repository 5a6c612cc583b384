package io.vedette.engine.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A replica of a real server that only listens: it takes the snapshot, throws it away, and keeps the stream. */
final class ReplicaStream implements AutoCloseable {
    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final BufferedInputStream in;

    ReplicaStream(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream());
        socket.getOutputStream().write("PSYNC ? -1\r\n".getBytes(ISO_8859_1));
        expect("+FULLRESYNC");
        String length = line();
        while (length.isEmpty()) {
            length = line();
        }
        in.skipNBytes(Long.parseLong(length.substring(1)));
    }

    /** The commands up to the one that holds this word, which is left out. */
    List<List<String>> until(String marker) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        List<String> next = command(in);
        while (!next.contains(marker)) {
            commands.add(next);
            next = command(in);
        }
        return commands;
    }

    /** One command, every char a byte. */
    static List<String> command(InputStream in) throws IOException {
        int words = Integer.parseInt(line(in).substring(1));
        List<String> command = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            int length = Integer.parseInt(line(in).substring(1));
            command.add(new String(in.readNBytes(length), ISO_8859_1));
            in.skipNBytes(2);
        }
        return command;
    }

    private void expect(String begin) throws IOException {
        String line = line();
        if (!line.startsWith(begin)) {
            throw new IOException("expected " + begin + ", got " + line);
        }
    }

    private String line() throws IOException {
        return line(in);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the stream ended after '" + line + "'");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
