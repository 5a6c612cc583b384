package io.vedette.tests.sentinel;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection on which several commands are said, one after the other; replies as they came. */
final class Talk implements AutoCloseable {
    private static final String PONG = "+PONG\r\n";

    private final Socket socket = new Socket();

    Talk(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        socket.setSoTimeout(20_000);
    }

    /** A PING behind the command shows where its reply ends. */
    String say(String... words) throws IOException {
        write(words);
        write("PING");
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        while (!reply.toString(StandardCharsets.UTF_8).endsWith(PONG)) {
            int length = socket.getInputStream().read(chunk);
            if (length < 0) {
                throw new EOFException("the connection ended within a reply: " + reply);
            }
            reply.write(chunk, 0, length);
        }
        String text = reply.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.length() - PONG.length());
    }

    private void write(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
