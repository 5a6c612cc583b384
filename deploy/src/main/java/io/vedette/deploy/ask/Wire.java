package io.vedette.deploy.ask;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Answer;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vedette.resp.ReplyReader;
import io.vedette.resp.RequestWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocket;

/**
 * A connection to one sentinel or node: a command out, a reply back, each wait bounded. It blocks, which suits a command
 * line that looks at a handful of processes.
 */
public final class Wire implements Closeable {
    /** A status line is short; a member that sends more is not one. */
    private static final ReplyLimits LIMITS = new ReplyLimits(64 << 10, 16 << 20, 16);

    private final Socket socket;
    private final ReplyReader replies = new ReplyReader(LIMITS, UnpooledByteBufAllocator.DEFAULT);
    private final RequestWriter requests = new RequestWriter(UnpooledByteBufAllocator.DEFAULT);
    private final byte[] incoming = new byte[16 << 10];

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** To a port of this machine; {@code patienceMs} bounds this and every later wait. */
    public static Wire open(int port, int patienceMs) throws IOException {
        return new Wire(connected(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMs));
    }

    public static Wire open(HostPort to, Access access) throws IOException {
        Socket plain = connected(new InetSocketAddress(to.host(), to.port()), access.patienceMs());
        if (access.tls().isEmpty()) {
            return new Wire(plain);
        }
        try {
            SSLSocket secret =
                    (SSLSocket) access.tls().get().getSocketFactory().createSocket(plain, to.host(), to.port(), true);
            secret.startHandshake();
            return new Wire(secret);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket connected(InetSocketAddress to, int patienceMs) throws IOException {
        if (to.isUnresolved()) {
            throw new UnknownHostException("no address is known for the name '" + to.getHostString() + "'");
        }
        Socket socket = new Socket();
        try {
            socket.connect(to, patienceMs);
            socket.setSoTimeout(patienceMs);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public Reply ask(String... command) throws IOException {
        send(command);
        return next();
    }

    public void send(String... command) throws IOException {
        ByteBuf bytes = requests.command(command).take();
        try {
            bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
        } finally {
            bytes.release();
        }
    }

    /** The next reply; a {@link java.net.SocketTimeoutException} leaves what came of it for the next call. */
    public Reply next() throws IOException {
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

    /** What comes behind the replies that were read, for a command whose answer is none; no reply can be read after it. */
    public InputStream bytes() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
