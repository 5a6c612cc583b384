package io.vedette.engine.command;

import io.vedette.engine.client.Session;
import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/**
 * One command being executed: its arguments, where its reply goes, and what it may do to the keyspace. One instance
 * serves all commands, one after the other, so nobody keeps it but for a client that waits.
 *
 * <p>Arguments are named by their index; what begins with a lookup takes the index of a key. A lookup for a type throws
 * if the key holds another, so a handler looks up everything before it writes or changes anything.
 */
public final class Call {

    private static final long UNASKED_BYTES = 1 << 20;

    private final Services services;
    private Session session;
    private Request request;
    private ReplyWriter reply;
    private boolean changed;
    private boolean effectsTold;

    Call(Services services, Session session, Request request, ReplyWriter reply) {
        this.services = services;
        this.session = session;
        this.request = request;
        this.reply = reply;
    }

    /** The next command. */
    void begin(Session ofClient, Request of, ReplyWriter to) {
        session = ofClient;
        request = of;
        reply = to;
        changed = false;
        effectsTold = false;
    }

    Services services() {
        return services;
    }

    Session session() {
        return session;
    }

    Request request() {
        return request;
    }

    ReplyWriter reply() {
        return reply;
    }

    Keyspace keyspace() {
        return services.keyspace();
    }

    Database database() {
        return session.database();
    }

    Limits limits() {
        return services.limits();
    }

    long nowMs() {
        return services.keyspace().nowMs();
    }

    /** Refuses what would take more memory than there is; nobody looks because of little. */
    void claim(long bytes) {
        if (bytes > UNASKED_BYTES && !services.execution().hasRoom(bytes)) {
            throw new CommandError("OOM command not allowed when it needs more memory than there is.");
        }
    }

    /** Whether the client may be made to wait: nobody waits within a transaction. */
    boolean mayWait() {
        return !session.isExecuting();
    }

    int argc() {
        return request.argc();
    }

    byte[] bytes(int i) {
        return request.bytes(i);
    }

    boolean is(int i, String keyword) {
        return request.is(i, keyword);
    }

    long integer(int i) {
        if (!request.isLong(i)) {
            throw CommandError.notAnInteger();
        }
        return request.longAt(i);
    }

    long integer(int i, String error) {
        if (!request.isLong(i)) {
            throw new CommandError(error);
        }
        return request.longAt(i);
    }

    /** A whole number within bounds; outside them, or without a number, the error. */
    long integer(int i, long least, long most, String error) {
        long value = integer(i, error);
        if (value < least || value > most) {
            throw new CommandError(error);
        }
        return value;
    }

    double real(int i) {
        return real(i, "ERR value is not a valid float");
    }

    double real(int i, String error) {
        double value = Numbers.parse(request.array(), request.offset(i), request.length(i));
        if (Double.isNaN(value)) {
            throw new CommandError(error);
        }
        return value;
    }

    @Nullable
    Value read(int i) {
        return database().read(request.array(), request.offset(i), request.length(i));
    }

    @Nullable
    Value write(int i) {
        return database().write(request.array(), request.offset(i), request.length(i));
    }

    @Nullable
    StringValue string(int i) {
        return typed(read(i), StringValue.class);
    }

    @Nullable
    StringValue stringToWrite(int i) {
        return typed(write(i), StringValue.class);
    }

    @Nullable
    ListValue list(int i) {
        return typed(read(i), ListValue.class);
    }

    @Nullable
    ListValue listToWrite(int i) {
        return typed(write(i), ListValue.class);
    }

    @Nullable
    HashValue hash(int i) {
        return typed(read(i), HashValue.class);
    }

    @Nullable
    HashValue hashToWrite(int i) {
        return typed(write(i), HashValue.class);
    }

    @Nullable
    SetValue set(int i) {
        return typed(read(i), SetValue.class);
    }

    @Nullable
    SetValue setToWrite(int i) {
        return typed(write(i), SetValue.class);
    }

    @Nullable
    ZSetValue zset(int i) {
        return typed(read(i), ZSetValue.class);
    }

    @Nullable
    ZSetValue zsetToWrite(int i) {
        return typed(write(i), ZSetValue.class);
    }

    @Nullable
    StreamValue stream(int i) {
        return typed(read(i), StreamValue.class);
    }

    @Nullable
    StreamValue streamToWrite(int i) {
        return typed(write(i), StreamValue.class);
    }

    /** The value as this type; an error if it is there and of another. */
    static <V extends Value> @Nullable V typed(@Nullable Value value, Class<V> type) {
        if (value != null && !type.isInstance(value)) {
            throw CommandError.wrongType();
        }
        return value == null ? null : type.cast(value);
    }

    /** Sets a string as SET does; the key does not expire any more unless {@code keepTtl}. */
    void setString(int key, int value, boolean keepTtl) {
        Request r = request;
        database()
                .strings()
                .set(r.array(), r.offset(key), r.length(key), r.array(), r.offset(value), r.length(value), keepTtl);
    }

    /** Removes a key without a word; whether it was there. */
    boolean remove(int key) {
        return database().remove(request.array(), request.offset(key), request.length(key));
    }

    /** Reports that a key was changed, and how. */
    void changed(int key, EventClass kind, String event) {
        database().modified(request.array(), request.offset(key), request.length(key));
        happened(key, kind, event);
        changed = true;
    }

    /** The same for a key that is no argument, or one in another database. */
    void changed(Database where, byte[] key, EventClass kind, String event) {
        services.changed(where, key, kind, event);
        changed = true;
    }

    /** Publishes an event, without a change that counts. */
    void happened(int key, EventClass kind, String event) {
        if (services.events().wants(kind)) {
            services.events().happened(kind, event, database().number(), request.bytes(key));
        }
    }

    /** Something was changed that is no key. */
    void changed() {
        changed = true;
    }

    /** Removes a key whose last element is gone. */
    void dropIfEmpty(int key, Value value) {
        if (value.elements() == 0) {
            remove(key);
            happened(key, EventClass.GENERIC, "del");
        }
    }

    /** What replicas are to do instead of the command as it was sent; may be said more than once. */
    void effect(byte[]... command) {
        effectsTold = true;
        services.effects().add(database().number(), command);
    }

    /** Replicas do nothing. */
    void noEffect() {
        effectsTold = true;
    }

    /** Whether the command as it was sent has to be repeated by replicas. */
    boolean isRepeated() {
        return changed && !effectsTold;
    }
}
