package io.vedette.node.replication;

import io.netty.buffer.Unpooled;
import io.vedette.node.data.MasterClient;
import io.vedette.resp.Outcome;
import io.vedette.resp.ProtocolError;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The master's commands come in, are applied, and their very bytes are passed on. How far we are is counted in bytes of
 * commands that were applied; of a transaction all at its end, so that one that was cut in two comes again as a whole.
 */
final class Streaming implements Phase {
    /** What it needs of the link. */
    interface Link {
        /** Says how far we are. */
        void acknowledge();

        /** The master wants to know how far we are. */
        void asked();

        /** What comes is no stream, from a place on that nobody can tell for sure. */
        void damaged(String reason);

        /** Calls {@link #goOn} soon. */
        void later(Streaming streaming);
    }

    private static final int ANY = Integer.MAX_VALUE;

    private final MasterClient master;
    private final ReplicationStream stream;
    private final Link link;
    private final RequestReader reader = new RequestReader(new WireLimits(ANY, ANY, 64 << 10, ANY, ANY, ANY));

    /** What came in and is not passed on yet; of the first array the beginning is. */
    private final Queue<byte[]> raw = new ArrayDeque<>();

    private int passedOfFirst;
    private long passed;
    private boolean over;

    Streaming(MasterClient master, ReplicationStream stream, Link link) {
        this.master = master;
        this.stream = stream;
        this.link = link;
    }

    @Override
    public void received(byte[] bytes) {
        if (over || bytes.length == 0) {
            return;
        }
        raw.add(bytes);
        reader.append(Unpooled.wrappedBuffer(bytes));
        goOn();
    }

    /** Applies what there is, as far as commands can be taken now. */
    void goOn() {
        while (!over) {
            if (!master.isReady()) {
                link.later(this);
                return;
            }
            long at = stream.offset() + reader.consumed() - passed;
            Outcome next = reader.next();
            if (next instanceof ProtocolError error) {
                damaged(at, error.text());
                return;
            }
            if (!(next instanceof Request request)) {
                return;
            }
            if (reader.isInline()) {
                damaged(at, "a command in one line, which no master sends");
                return;
            }
            boolean asked = request.argc() > 1 && request.is(0, "replconf") && request.is(1, "getack");
            master.apply(request, at);
            if (!over && master.isAtRest()) {
                pass(reader.consumed());
            }
            if (asked) {
                link.asked();
            }
        }
    }

    private void damaged(long at, String what) {
        link.damaged("protocol error in the stream of the master at offset " + at + ": " + what);
    }

    /** Passes on everything up to this many bytes since the link began. */
    private void pass(long upTo) {
        while (passed < upTo) {
            byte[] first = raw.element();
            int length = (int) Math.min(upTo - passed, first.length - passedOfFirst);
            stream.repeat(first, passedOfFirst, length);
            passed += length;
            passedOfFirst += length;
            if (passedOfFirst == first.length) {
                raw.remove();
                passedOfFirst = 0;
            }
        }
    }

    /** Bytes read that are not applied yet. */
    long unapplied() {
        long all = -passedOfFirst;
        for (byte[] part : raw) {
            all += part.length;
        }
        return all;
    }

    @Override
    public void ended() {
        over = true;
        reader.release();
        master.interrupted();
    }

    @Override
    public void second() {
        if (!over) {
            link.acknowledge();
        }
    }

    @Override
    public String word() {
        return "connected";
    }
}
