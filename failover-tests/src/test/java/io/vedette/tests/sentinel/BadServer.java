package io.vedette.tests.sentinel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Answers whatever is read from a connection with what a test wants; nothing is answered with nothing. */
final class BadServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> answer;

    BadServer(UnaryOperator<String> answer) throws IOException {
        this.answer = answer;
        daemon(this::accept);
    }

    /** A server that gives each command it knows from a good one the reply of a good one, and this one the given reply. */
    static BadServer except(String word, String reply) throws IOException {
        return new BadServer(read -> {
            StringBuilder replies = new StringBuilder();
            for (String command : read.split("\\*\\d+\r\n", -1)) {
                if (command.contains(word)) {
                    replies.append(reply);
                } else if (command.contains("PING")) {
                    replies.append("+PONG\r\n");
                } else if (!command.isEmpty()) {
                    replies.append("+OK\r\n");
                }
            }
            return replies.toString();
        });
    }

    int port() {
        return server.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "bad server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            sockets.clear();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] chunk = new byte[64 << 10];
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                String reply = answer.apply(new String(chunk, 0, length, StandardCharsets.UTF_8));
                out.write(reply.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException over) {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
