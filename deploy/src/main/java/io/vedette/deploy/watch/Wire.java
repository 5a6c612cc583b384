package io.vedette.deploy.watch;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vedette.resp.Answer;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vedette.resp.ReplyReader;
import io.vedette.resp.RequestWriter;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A connection to one member of a local group: a command out, a reply back, each wait bounded. It blocks, which suits a
 * command line that looks at a handful of processes.
 */
final class Wire implements Closeable {
    /** A status line is short; a member that sends more is not one. */
    private static final ReplyLimits LIMITS = new ReplyLimits(64 << 10, 4 << 20, 16);

    private final Socket socket;
    private final ReplyReader replies = new ReplyReader(LIMITS, UnpooledByteBufAllocator.DEFAULT);
    private final RequestWriter requests = new RequestWriter(UnpooledByteBufAllocator.DEFAULT);
    private final byte[] incoming = new byte[16 << 10];

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** To a port of this machine; {@code patienceMs} bounds this and every later wait. */
    static Wire open(int port, int patienceMs) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMs);
            socket.setSoTimeout(patienceMs);
            socket.setTcpNoDelay(true);
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Reply ask(String... command) throws IOException {
        send(command);
        return next();
    }

    void send(String... command) throws IOException {
        ByteBuf bytes = requests.command(command).take();
        try {
            bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
        } finally {
            bytes.release();
        }
    }

    /** The next reply; a {@link java.net.SocketTimeoutException} leaves what came of it for the next call. */
    Reply next() throws IOException {
        while (true) {
            Answer answer = replies.next();
            if (answer instanceof Reply reply) {
                return reply;
            }
            if (answer instanceof Answer.Malformed malformed) {
                throw new IOException("not the Redis protocol: " + malformed.reason());
            }
            int count = socket.getInputStream().read(incoming);
            if (count < 0) {
                throw new IOException("closed the connection");
            }
            replies.append(Unpooled.copiedBuffer(incoming, 0, count));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
