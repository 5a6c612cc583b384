package io.vedette.engine;

import io.vedette.engine.client.Audience;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.engine.client.Waiter;
import io.vedette.engine.client.WaitingRoom;
import io.vedette.engine.client.Watches;
import io.vedette.engine.command.Executor;
import io.vedette.engine.command.Handler;
import io.vedette.engine.command.Services;
import io.vedette.engine.command.TransactionRunner;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.event.KeyEvents;
import io.vedette.engine.keyspace.ExpiryCycle;
import io.vedette.engine.keyspace.Foresight;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.replication.EffectLog;
import io.vedette.engine.replication.Effects;
import io.vedette.engine.script.Execution;
import io.vedette.engine.script.FunctionLibrary;
import io.vedette.engine.script.ScriptFigures;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.engine.value.Limits;
import io.vedette.resp.Preview;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The data of a node and the commands on them; the whole of it for one thread.
 *
 * <p>It has neither clock nor dice nor sockets: time is told before each batch of requests, chance comes through the
 * constructor, replies go to a writer, and what was changed goes to two ports, one for replicas and the append-only
 * file, one for pub/sub. So a node can be replayed from its requests, and compared with another, command by command.
 */
public final class Engine {

    private final Keyspace keyspace;
    private final ExpiryCycle expiryCycle;
    private final Told told;
    private final Services services;
    private final Executor executor;
    private final MemoryLimit memoryLimit;
    private final Foresight foresight = new Foresight();

    public Engine(int databases, RandomGenerator random, EffectLog log, KeyEvents.Publisher publisher) {
        SipHash hashing = new SipHash(random);
        Effects effects = new Effects(log);
        KeyEvents events = new KeyEvents(publisher);
        Watches watches = new Watches();
        WaitingRoom waitingRoom = new WaitingRoom();
        Audience audience = new Audience();
        told = new Told(effects, events, watches, waitingRoom, audience);
        keyspace = new Keyspace(databases, hashing, told);
        expiryCycle = new ExpiryCycle(keyspace);
        services = new Services(keyspace, hashing, random, effects, events, watches, waitingRoom, audience);
        executor = new Executor(services);
        memoryLimit = new MemoryLimit(services, random);
    }

    /** A new client, in database 0. */
    public Session connect(Client client) {
        return new Session(client, false, keyspace.database(0));
    }

    /** The link to our master, in database 0. */
    public Session connectMaster(Client client) {
        return new Session(client, true, keyspace.database(0));
    }

    /** The client is gone: it neither waits nor watches any more. */
    public void disconnect(Session session) {
        stopWaiting(session);
        abandon(session);
    }

    /** The client does not wait any more, if it did; it gets no reply for that. */
    public void stopWaiting(Session session) {
        session.waiter().ifPresent(services.waitingRoom()::leave);
    }

    /** The time of everything until it is told again. */
    public void time(long nowMs) {
        keyspace.time(nowMs);
    }

    /** Executes one request. The session must not be waiting; whether it is afterwards, it says itself. */
    public void execute(Session session, Request request, ReplyWriter reply) {
        executor.execute(session, request, reply);
        keyspace.weigh();
    }

    /**
     * Runs one command of {@link #commands}, for whoever finds and queues commands by themselves; {@link #settle} must
     * follow.
     */
    public void run(Session session, Command<Handler> command, Request request, ReplyWriter reply) {
        services.keyspace().obeying(session.isMaster());
        executor.run(command, session, request, reply);
    }

    /** These commands of a client come next. */
    public void foresee(Session session, Preview commands) {
        foresight.fetch(session.database(), commands);
    }

    /** Replicas are to repeat a command that is none of ours and changed no key; {@link #settle} must follow. */
    public void pass(Session session, Request request) {
        services.effects().pass(session.database().number(), request);
    }

    /** Replicas are to repeat a command that changes nothing here; {@link #settle} must follow. */
    public void replicate(int database, Request request) {
        services.effects().pass(database, request);
    }

    /** A command or a transaction is over: replicas are told, and whoever waited for what it brought is served. */
    public void settle() {
        executor.settle();
        keyspace.weigh();
    }

    /** Whoever runs the commands of a transaction at EXEC; without this it is the engine, which knows only its own. */
    public void transactions(TransactionRunner runner) {
        executor.transactions(runner);
    }

    /** Whether {@link #settle} has somebody to serve, for whom time went on. */
    public boolean hasReady() {
        return services.waitingRoom().hasReady();
    }

    /** The script that runs, if one does. */
    public Execution scripts() {
        return services.execution();
    }

    /** The client's transaction cannot be executed any more: one of its commands was refused. */
    public void spoil(Session session) {
        Transaction transaction = session.transaction();
        if (transaction != null) {
            transaction.refuse();
        }
    }

    /** The client's transaction is over without having been executed; it watches nothing any more. */
    public void abandon(Session session) {
        services.watches().unwatch(session);
        session.end();
    }

    /** Everything is as when the client came. */
    public void reset(Session session) {
        abandon(session);
        session.select(keyspace.database(0));
    }

    /** Ends the wait of a client as if its time were over; whether it was waiting. */
    public boolean timeOut(Session session) {
        Optional<Waiter> waiter = session.waiter();
        waiter.ifPresent(services.waitingRoom()::timeOut);
        return waiter.isPresent();
    }

    /** Ends the waits that have lasted long enough. */
    public void giveUp() {
        services.waitingRoom().giveUp(keyspace.nowMs());
    }

    /** When {@link #giveUp} will have something to do. */
    public Optional<Long> nextDeadlineMs() {
        return services.waitingRoom().nextDeadlineMs();
    }

    /** Removes keys whose time is over, looking at some {@code budget} keys; whether more of it would be worth while. */
    public boolean expire(int budget) {
        boolean more = keyspace.isReplica() ? keyspace.ownExpiries().run(budget) : expiryCycle.run(budget);
        services.effects().flushApart();
        return more;
    }

    /**
     * How keys whose time is over are removed.
     *
     * @param effort how eagerly they are looked for, from 1 to 10
     * @param byUnlink whether replicas are told UNLINK in place of DEL
     */
    public void expiry(int effort, boolean byUnlink) {
        expiryCycle.effort(effort);
        told.expiryByUnlink(byUnlink);
    }

    /** Goes on with growing and shrinking tables in idle time; whether there is more to do. */
    public boolean rehash(int buckets) {
        return keyspace.rehash(buckets);
    }

    /** Who hears of every key that changes. */
    public void onlooker(Audience.Onlooker onlooker) {
        services.audience().join(onlooker);
    }

    public void limits(Limits limits) {
        services.limits(limits);
    }

    public void notifications(KeyEvents.Selection selection) {
        services.events().select(selection);
    }

    /** Whether what an EVAL, EVALSHA or FCALL calls says of itself that it does not write. */
    public boolean readsOnly(Request request) {
        return services.readsOnly(request);
    }

    /** How many scripts and functions are kept. */
    public ScriptFigures scriptFigures() {
        return services.scriptFigures();
    }

    /** The texts of the libraries of functions, as files have them. */
    public List<byte[]> functions() {
        List<byte[]> texts = new ArrayList<>();
        for (FunctionLibrary library : services.libraries()) {
            texts.add(library.code());
        }
        return texts;
    }

    /**
     * Puts what was loaded in the place of everything there is, at once; whoever watches or waits for keys learns of it.
     *
     * @return what is wrong with it; then nothing was changed
     */
    public Optional<String> adopt(FreshData data) {
        return new Adoption(services).replace(data);
    }

    /**
     * Puts what was loaded beside what there is.
     *
     * @param replacing whether it takes the place of keys and libraries of the same names
     * @return what is wrong with it; then nothing was changed
     */
    public Optional<String> merge(FreshData data, boolean replacing) {
        return new Adoption(services).merge(data, replacing);
    }

    /** Whether the checksum of a dump has to fit. */
    public void checksums(boolean count) {
        services.checksums(count);
    }

    public boolean checksumsCount() {
        return services.checksumsCount();
    }

    /** What keeps the data within {@code maxmemory}. */
    public MemoryLimit memoryLimit() {
        return memoryLimit;
    }

    public Limits limits() {
        return services.limits();
    }

    public Keyspace keyspace() {
        return keyspace;
    }

    public CommandTable<Handler> commands() {
        return executor.table();
    }
}
