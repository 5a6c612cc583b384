package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.command.Handler;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.Dump;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.server.RespServer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that leave this node while others go on using it. What is given away is watched, so that a key that was written to
 * on the way does not go in the state it had before.
 */
public final class KeyHandover {
    private static final byte[] DEL = "DEL".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WATCH = "WATCH".getBytes(StandardCharsets.US_ASCII);

    private final Engine engine;
    private final RespServer server;
    private final Units units;
    private final Supplier<Guard> guard;

    KeyHandover(Engine engine, RespServer server, Units units, Supplier<Guard> guard) {
        this.engine = engine;
        this.server = server;
        this.units = units;
        this.guard = guard;
    }

    /** Whether keys can be looked at now: no script is stopped in the middle. */
    public boolean isReady() {
        return !engine.scripts().isPaused();
    }

    /** Whether keys can be removed now: nobody holds back writing. */
    public boolean mayWrite() {
        return isReady() && !server.pauses().stops(true);
    }

    /** Everything in it happens at the same time, and replicas hear of it together. */
    public void together(Runnable work) {
        units.run(work);
    }

    /** Why a key must not be removed here, or null. */
    public @Nullable String refusal() {
        Command<Handler> del = command(Request.of(DEL, DEL));
        return guard.get().refusal(del.spec(), true);
    }

    /** Whether there is such a key. */
    public boolean exists(int database, byte[] key) {
        return engine.keyspace().database(database).contains(key);
    }

    /** What the key holds now, watched from now on; empty if it is not there. */
    public Optional<Parcel> pack(int number, byte[] key) {
        Database database = engine.keyspace().database(number);
        Entry entry = database.entry(key, 0, key.length);
        if (entry == null) {
            return Optional.empty();
        }
        long atMs = database.expiresAtMs(entry);
        long ttlMs = atMs == Database.NEVER
                ? 0
                : Math.max(1, atMs - engine.keyspace().nowMs());
        return Optional.of(new Parcel(database, key, ttlMs, Dump.of(entry.value())));
    }

    private Command<Handler> command(Request request) {
        if (engine.commands().resolve(request) instanceof Command<Handler> known) {
            return known;
        }
        throw new IllegalStateException("the engine does not know " + request.text(0));
    }

    /** One key on its way. It has to be {@link #removed} or {@link #kept}, or it is watched for ever. */
    public final class Parcel implements Client {
        private final ReplyWriter unread = new ReplyWriter(Protocol.RESP2);
        private final Session session = engine.connect(this);
        private final byte[] key;
        private final long ttlMs;
        private final byte[] dump;

        private Parcel(Database database, byte[] key, long ttlMs, byte[] dump) {
            this.key = key;
            this.ttlMs = ttlMs;
            this.dump = dump;
            session.select(database);
            run(WATCH);
        }

        public byte[] key() {
            return key;
        }

        /** How long it lives yet, or 0 for ever. */
        public long ttlMs() {
            return ttlMs;
        }

        public byte[] dump() {
            return dump;
        }

        /** Whether the key is no more what was packed. */
        public boolean isOutdated() {
            return session.isOvertaken();
        }

        /** It has arrived: the key goes. */
        public void removed() {
            engine.abandon(session);
            run(DEL);
        }

        /** It stays, and nobody watches it any more. */
        public void kept() {
            engine.abandon(session);
        }

        private void run(byte[] word) {
            Request request = Request.of(word, key);
            engine.run(session, command(request), request, unread);
            unread.clear();
        }

        @Override
        public ReplyWriter reply() {
            return unread;
        }

        @Override
        public void resume() {
            unread.clear();
        }
    }
}
