package io.vedette.node.replication;

import io.netty.buffer.Unpooled;
import io.vedette.engine.replication.Backlog;
import io.vedette.engine.replication.EffectStream;
import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One replica of ours: what it has got and what it says it has. Everything goes out at the pace
 * at which it takes it: first the snapshot, if it needs one, then the stream from the place where the snapshot was
 * taken.
 */
final class ReplicaLink {
    /** How far it is, in the words of INFO. */
    enum State {
        WAITING("wait_bgsave"),
        SENDING("send_bulk"),
        /** It has got everything of a snapshot without a length; until it says so the stream would be taken for it. */
        LOADING("send_bulk"),
        ONLINE("online");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final Attachment<ReplicaLink> KEY = Attachment.of(ReplicaLink.class);

    /**
     * Clients have their turn of the loop after so much. A replica that is behind takes what it is given at once, as long as the system
     * keeps it for the replica, which is megabytes.
     */
    private static final int TURN_BYTES = 256 << 10;

    private final Connection connection;
    private final ReplicaProfile profile = new ReplicaProfile();
    private State state = State.WAITING;
    private @Nullable SnapshotParts parts;
    private Backlog.@Nullable Reader reader;
    private long ackOffset;
    private long syncedOffset;
    private long ackAtMs;
    private long seenGiven;
    private long seenMovingMs;
    private Executor nextTurn = Runnable::run;

    /** Made with the link: where they are made for the first time in a process they are dear, and clients wait for what a link is given. */
    private final Runnable asTurn = this::turn;

    private final EffectStream.Sink asSink = this::give;

    private int inTurn;
    private boolean awaitsTurn;

    private ReplicaLink(Connection connection) {
        this.connection = connection;
    }

    /** What is known of whoever speaks on this connection, be it a replica or not. */
    static ReplicaLink of(Connection connection) {
        ReplicaLink known = connection.attachment(KEY);
        if (known == null) {
            known = new ReplicaLink(connection);
            connection.attach(KEY, known);
        }
        return known;
    }

    /** Whether it was told its place in the stream, and says from time to time how far it is. */
    boolean wantsAnswer() {
        return !profile.isOld();
    }

    boolean isReadingMarks() {
        return profile.isReadingMarks();
    }

    ReplicaProfile profile() {
        return profile;
    }

    Connection connection() {
        return connection;
    }

    String host() {
        return profile.host(connection.peer().address());
    }

    int port() {
        return profile.port();
    }

    State state() {
        return state;
    }

    boolean isOnline() {
        return state == State.ONLINE;
    }

    /**
     * From now on it is a replica, whatever it asks.
     *
     * @param turns does something once others had their turn of the loop
     */
    void join(long nowMs, Executor turns) {
        nextTurn = turns;
        seenMovingMs = nowMs;
        connection.flags().add(ClientFlag.REPLICA);
        connection.whenWritable(this::send);
        ackAtMs = nowMs;
    }

    /** It needs no snapshot, or none any more: the stream, from this reader on. */
    void stream(Backlog.Reader from) {
        read(from);
        state = State.ONLINE;
        send();
    }

    /** It gets a snapshot, and then what came after it. */
    void snapshot(SnapshotParts snapshot, Backlog.Reader from) {
        parts = snapshot;
        read(from);
        state = State.SENDING;
        send();
    }

    /** Whether it is being given this snapshot. */
    boolean isTaking(SharedSnapshot snapshot) {
        SnapshotParts taking = parts;
        return taking != null && taking.isOf(snapshot);
    }

    /** Whether it waits for the first byte of a snapshot, and has to be told that we are still there. */
    boolean isPatient() {
        SnapshotParts coming = parts;
        return state == State.WAITING || (state == State.SENDING && coming != null && !coming.isAnnounced());
    }

    /** For how long it has taken nothing of what there is for it of a snapshot; to be asked every second. */
    long stalledMs(long nowMs) {
        SnapshotParts coming = parts;
        if (coming == null || !coming.hasNext() || coming.given() != seenGiven) {
            seenGiven = coming == null ? 0 : coming.given();
            seenMovingMs = nowMs;
        }
        return nowMs - seenMovingMs;
    }

    /** It is gone. */
    void gone() {
        leave();
        read(null);
    }

    private void read(Backlog.@Nullable Reader from) {
        Backlog.Reader before = reader;
        reader = from;
        if (before != null) {
            before.close();
        }
    }

    /** It needs no more of a snapshot. */
    private void leave() {
        SnapshotParts taking = parts;
        parts = null;
        if (taking != null) {
            taking.leave();
        }
    }

    /** The stream has grown; to be called once in a turn of the loop. */
    void grown() {
        if (!awaitsTurn) {
            inTurn = 0;
        }
        send();
    }

    /** Sends what it takes now of what there is for it. */
    void send() {
        SnapshotParts sending = parts;
        if (state == State.SENDING && sending != null) {
            while (mayGive() && sending.hasNext()) {
                byte[] piece = sending.next();
                give(piece, 0, piece.length);
            }
            if (sending.isComplete()) {
                leave();
                state = sending.endsWithMark() ? State.LOADING : State.ONLINE;
            }
        }
        Backlog.Reader behind = reader;
        boolean more = state == State.ONLINE && behind != null && profile.isWantingStream();
        while (more && behind != null && mayGive()) {
            more = behind.read(asSink);
        }
    }

    private void give(byte[] array, int offset, int length) {
        inTurn += length;
        connection.push(Unpooled.wrappedBuffer(array, offset, length));
    }

    /** Whether it takes more and it is its turn; if it has had enough of that, it goes on in the next. */
    private boolean mayGive() {
        if (inTurn >= TURN_BYTES && !awaitsTurn) {
            awaitsTurn = true;
            nextTurn.execute(asTurn);
        }
        return !awaitsTurn && connection.isWritable();
    }

    private void turn() {
        awaitsTurn = false;
        inTurn = 0;
        send();
    }

    /** It says how much it has, and how much of it on its disk. */
    void acknowledged(long offset, Optional<Long> synced, long nowMs) {
        ackOffset = Math.max(ackOffset, offset);
        synced.ifPresent(bytes -> syncedOffset = Math.max(syncedOffset, bytes));
        ackAtMs = nowMs;
        if (state == State.LOADING) {
            state = State.ONLINE;
            send();
        }
    }

    long ackOffset() {
        return ackOffset;
    }

    long syncedOffset() {
        return syncedOffset;
    }

    long lagMs(long nowMs) {
        return nowMs - ackAtMs;
    }

    /** Bytes of the stream that have still to be sent to it. */
    long behind(long end) {
        return reader == null ? 0 : end - reader.position();
    }

    @Override
    public String toString() {
        return host() + ":" + port();
    }
}
