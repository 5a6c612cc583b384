package io.vedette.sentinel.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Answer;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vedette.resp.ReplyReader;
import io.vedette.resp.RequestWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One open connection to a server: commands out, replies in, in the same order. What is sent within one turn of the loop leaves in
 * one write, at {@link #flush}. It ends once, and says how; a wire we close ourselves says nothing more.
 */
final class Wire implements LinkSocket.Listener {
    /** Told about everything that answers no command, and about the end. */
    interface Listener {
        /** A message of a subscription. */
        void unasked(Reply reply);

        void ended(LinkEnd how, String detail);
    }

    private static final String PING = "PING";

    /** Written as it is by everybody: nobody can write to it, or release it. */
    private static final ByteBuf LONE_PING = lonePing();

    private final LinkSocket socket;
    private final Listener listener;
    private final String localHost;
    private final ReplyReader reader;
    private final RequestWriter writer = new RequestWriter();
    private final Deque<Consumer<Reply>> expected = new ArrayDeque<>();
    /** Whether a PING is to be sent and nothing else so far. */
    private boolean pinging;

    private boolean ended;

    Wire(LinkSocket socket, ReplyLimits limits, Listener listener) {
        this.socket = socket;
        this.listener = listener;
        this.localHost = socket.localHost();
        this.reader = new ReplyReader(limits);
        socket.tell(this);
    }

    private static ByteBuf lonePing() {
        ByteBuf command = new RequestWriter(UnpooledByteBufAllocator.DEFAULT)
                .command(PING)
                .take();
        ByteBuf direct = Unpooled.directBuffer(command.readableBytes(), command.readableBytes());
        direct.writeBytes(command);
        command.release();
        return Unpooled.unreleasableBuffer(direct.asReadOnly());
    }

    /** Our own address on this connection: where the other side sees us. */
    String localHost() {
        return localHost;
    }

    String remoteHost() {
        return socket.remoteHost();
    }

    int pending() {
        return expected.size();
    }

    /** A PING under its own name: what leaves most often, and mostly alone. */
    void ping(Consumer<Reply> onReply) {
        if (ended) {
            return;
        }
        if (writer.size() == 0 && !pinging) {
            pinging = true;
        } else {
            goOn();
            writer.command(PING);
        }
        expected.addLast(onReply);
    }

    void send(List<String> words, Consumer<Reply> onReply) {
        if (ended) {
            return;
        }
        goOn();
        writer.begin(words.size());
        for (String word : words) {
            writer.argument(word);
        }
        expected.addLast(onReply);
    }

    /** A PING that was to leave alone is followed by something: it is written as all else is, and first. */
    private void goOn() {
        if (pinging) {
            pinging = false;
            writer.command(PING);
        }
    }

    void flush() {
        if (ended) {
            return;
        }
        if (pinging) {
            pinging = false;
            socket.write(LONE_PING.duplicate());
        } else if (writer.size() > 0) {
            socket.write(writer.take());
        }
    }

    /** Ends it without a word to the listener. */
    void close() {
        if (!ended) {
            ended = true;
            release();
            socket.close();
        }
    }

    private void release() {
        expected.clear();
        reader.release();
        if (writer.size() > 0) {
            writer.take().release();
        }
    }

    @Override
    public void received(ByteBuf bytes) {
        if (ended) {
            bytes.release();
            return;
        }
        reader.append(bytes);
        Answer answer = reader.next();
        while (!ended && answer instanceof Reply reply) {
            replied(reply);
            if (!ended) {
                answer = reader.next();
            }
        }
        if (!ended && answer instanceof Answer.Malformed malformed) {
            end(LinkEnd.GARBLED, malformed.reason());
        }
    }

    private void replied(Reply reply) {
        Consumer<Reply> first = reply instanceof Reply.Push ? null : expected.pollFirst();
        if (first == null) {
            listener.unasked(reply);
        } else {
            first.accept(reply);
        }
    }

    @Override
    public void closed(Optional<Throwable> failure) {
        if (!ended) {
            LinkEnd how = failure.map(LinkFailure::whileOpen).orElse(LinkEnd.CLOSED);
            end(how, failure.map(LinkFailure::describe).orElse("closed by the other side"));
        }
    }

    private void end(LinkEnd how, String detail) {
        ended = true;
        release();
        socket.close();
        listener.ended(how, detail);
    }
}
