package io.vedette.node.migrate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.vedette.resp.Answer;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vedette.resp.ReplyReader;
import io.vedette.resp.RequestWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Optional;

/** A connection to a server that takes keys. It is one migration's at a time, and waits for the next in between. */
final class Target {
    private static final ReplyLimits LIMITS = new ReplyLimits(64 << 10, 1 << 20, 4);

    /** Whose connection it is. */
    interface User {
        void replied(Reply reply);

        void lost();
    }

    private final NetSocket socket;
    private final ReplyReader replies = new ReplyReader(LIMITS);
    private final boolean fresh;
    private final Optional<Long> database;
    private Optional<User> user = Optional.empty();
    private boolean closed;

    private Target(NetSocket socket, boolean fresh, Optional<Long> database) {
        this.socket = socket;
        this.fresh = fresh;
        this.database = database;
    }

    static Target of(NetSocket socket) {
        return new Target(socket, true, Optional.empty());
    }

    /** The same connection, for the next who needs it; this one is of no more use. */
    Target used(long selected) {
        Target again = new Target(socket, false, Optional.of(selected));
        replies.release();
        again.listen();
        return again;
    }

    void serve(User whose) {
        user = Optional.of(whose);
        listen();
    }

    private void listen() {
        socket.handler(this::received);
        socket.exceptionHandler(failure -> gone());
        socket.closeHandler(any -> gone());
    }

    /** Whether nobody has said anything by it yet, not even who we are. */
    boolean isFresh() {
        return fresh;
    }

    boolean hasSelected(long number) {
        return database.filter(selected -> selected == number).isPresent();
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether more is under way than should wait in memory. */
    boolean isFull() {
        return socket.writeQueueFull();
    }

    void send(RequestWriter words) {
        ByteBuf out = words.take();
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        // What cannot be written is lost with the connection, of which we hear.
        socket.write(Buffer.buffer(bytes)).onFailure(failure -> gone());
    }

    void close() {
        user = Optional.empty();
        closed = true;
        replies.release();
        socket.close();
    }

    private void received(Buffer bytes) {
        if (closed) {
            return;
        }
        replies.append(Unpooled.wrappedBuffer(bytes.getBytes()));
        while (!closed) {
            Answer answer = replies.next();
            if (answer instanceof Reply reply && user.isPresent()) {
                user.get().replied(reply);
            } else if (answer instanceof Answer.NeedMore) {
                return;
            } else {
                // It speaks though nobody asked, or something else than we do.
                gone();
            }
        }
    }

    private void gone() {
        Optional<User> whose = user;
        if (!closed) {
            close();
            whose.ifPresent(User::lost);
        }
    }
}
