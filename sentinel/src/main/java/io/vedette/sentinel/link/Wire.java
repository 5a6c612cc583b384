package io.vedette.sentinel.link;

import io.netty.buffer.ByteBuf;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Answer;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vedette.resp.ReplyReader;
import io.vedette.resp.RequestWriter;
import io.vertx.core.internal.net.NetSocketInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One open connection to a server: commands out, replies in, in the same order. What is sent within one turn of the loop leaves in
 * one write, at {@link #flush}. It ends once, and says how; a wire we close ourselves says nothing more.
 */
final class Wire {
    /** Told about everything that answers no command, and about the end. */
    interface Listener {
        /** A message of a subscription. */
        void unasked(Reply reply);

        void ended(LinkEnd how, String detail);
    }

    private final NetSocketInternal socket;
    private final Listener listener;
    private final String localHost;
    private final ReplyReader reader;
    private final RequestWriter writer = new RequestWriter();
    private final Deque<Consumer<Reply>> expected = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean ended;

    Wire(NetSocketInternal socket, ReplyLimits limits, Listener listener) {
        this.socket = socket;
        this.listener = listener;
        this.localHost =
                Optional.ofNullable(socket.localAddress().hostAddress()).orElse("");
        this.reader = new ReplyReader(limits);
        socket.messageHandler(message -> received((ByteBuf) message));
        socket.exceptionHandler(cause -> failure = Optional.of(cause));
        socket.closeHandler(closed -> socketClosed());
    }

    /** Our own address on this connection: where the other side sees us. */
    String localHost() {
        return localHost;
    }

    String remoteHost() {
        return Optional.ofNullable(socket.remoteAddress().hostAddress()).orElse("");
    }

    int pending() {
        return expected.size();
    }

    void send(List<String> words, Consumer<Reply> onReply) {
        if (ended) {
            return;
        }
        writer.begin(words.size());
        for (String word : words) {
            writer.argument(word);
        }
        expected.addLast(onReply);
    }

    void flush() {
        if (!ended && writer.size() > 0) {
            socket.writeMessage(writer.take());
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

    private void received(ByteBuf bytes) {
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

    private void socketClosed() {
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
