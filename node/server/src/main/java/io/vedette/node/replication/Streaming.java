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

        /** What comes cannot be gone on with. */
        void damaged(String reason);

        /** Calls {@link #goOn} soon. */
        void later(Streaming streaming);
    }

    private static final int ANY = Integer.MAX_VALUE;

    /** A command is held as it came, to be passed on, where it is read, and as what it leaves. */
    private static final int PART_OF_MEMORY = 8;

    /** What is read of a transaction is kept twice more until it is run. */
    private static final int PART_FOR_TRANSACTION = 16;

    /** What Redis takes from a client ({@code client-query-buffer-limit}), and less than an array can hold. */
    private static final long MOST_BYTES = 1 << 30;

    private final MasterClient master;
    private final ReplicationStream stream;
    private final Link link;
    private final RequestReader reader = new RequestReader(new WireLimits(ANY, ANY, 64 << 10, ANY, ANY, ANY));

    /** What came in and is not passed on yet; of the first array the beginning is. */
    private final Queue<byte[]> raw = new ArrayDeque<>();

    private final long memoryBytes;
    private int passedOfFirst;
    private long passed;

    /** Up to where commands were applied and nothing is half done. */
    private long applied;

    private long held;
    private boolean over;

    /** @param memoryBytes how large the heap may become */
    Streaming(MasterClient master, ReplicationStream stream, Link link, long memoryBytes) {
        this.master = master;
        this.stream = stream;
        this.link = link;
        this.memoryBytes = memoryBytes;
    }

    @Override
    public void received(byte[] bytes) {
        if (over || bytes.length == 0) {
            return;
        }
        raw.add(bytes);
        held += bytes.length;
        reader.append(Unpooled.wrappedBuffer(bytes));
        goOn();
    }

    /** Applies what there is, as far as commands can be taken now, and passes it on as a whole. */
    void goOn() {
        try {
            applyAll();
        } finally {
            pass();
        }
    }

    private void applyAll() {
        while (!over) {
            if (!master.mayApply()) {
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
                pass();
                bound();
                return;
            }
            if (reader.isInline()) {
                damaged(at, "a command in one line, which no master sends");
                return;
            }
            boolean asked = request.argc() > 1 && request.is(0, "replconf") && request.is(1, "getack");
            master.apply(request, at);
            if (!over && master.isAtRest()) {
                applied = reader.consumed();
            }
            if (asked) {
                pass();
                link.asked();
            }
        }
    }

    /** What came in and could not be applied has no end yet, and must come to one. */
    private void bound() {
        boolean alone = master.isAtRest();
        long most = Math.min(MOST_BYTES, memoryBytes / (alone ? PART_OF_MEMORY : PART_FOR_TRANSACTION));
        long wanted = held + reader.missing();
        if (wanted > most) {
            link.damaged((alone ? "a command" : "a transaction") + " of the master, which begins at offset "
                    + stream.offset() + ", has " + wanted + " bytes and no end yet; with this heap (-Xmx) at most "
                    + most
                    + " are held");
        }
    }

    private void damaged(long at, String what) {
        link.damaged("protocol error in the stream of the master at offset " + at + ": " + what);
    }

    /** Our offset and what our own replicas get are as far as our data. */
    private void pass() {
        while (passed < applied) {
            byte[] first = raw.element();
            int length = (int) Math.min(applied - passed, first.length - passedOfFirst);
            stream.repeat(first, passedOfFirst, length);
            passed += length;
            held -= length;
            passedOfFirst += length;
            if (passedOfFirst == first.length) {
                raw.remove();
                passedOfFirst = 0;
            }
        }
    }

    /** Bytes read that are not applied yet. */
    long unapplied() {
        return held;
    }

    @Override
    public void ended() {
        pass();
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

    @Override
    public String timeout() {
        return "MASTER timeout: no data nor PING received";
    }
}
