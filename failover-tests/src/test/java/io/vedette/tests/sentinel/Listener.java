package io.vedette.tests.sentinel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Subscribes to everything a sentinel says, and keeps it: {@code <channel> <payload>}. */
final class Listener implements AutoCloseable {
    private final Socket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Listener(Watcher sentinel) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), sentinel.port());
        socket.getOutputStream().write("PSUBSCRIBE *\r\n".getBytes(StandardCharsets.UTF_8));
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        // The confirmation has six lines; from then on nothing is missed.
        for (int i = 0; i < 6; i++) {
            if (in.readLine() == null) {
                throw new IOException("the sentinel ended the subscription");
            }
        }
        Thread reader = new Thread(() -> read(in), "listener");
        reader.setDaemon(true);
        reader.start();
    }

    /** A message is {@code *4 $8 pmessage $1 * $n channel $n payload}, a line each. */
    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("pmessage")) {
                    skip(in, 3);
                    String channel = in.readLine();
                    skip(in, 1);
                    heard.add(channel + " " + in.readLine());
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void skip(BufferedReader in, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            if (in.readLine() == null) {
                return;
            }
        }
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
