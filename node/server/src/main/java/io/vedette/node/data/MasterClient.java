package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.engine.command.Handler;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.watch.Instruments;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Pauses;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our master as a client of the engine: whoever it is connected by, its session goes on, with the database it selected
 * last. It may do anything and gets no replies.
 */
public final class MasterClient implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(MasterClient.class);

    private final Engine engine;
    private final Units units;
    private final PubSub pubSub;
    private final Pauses pauses;
    private final Instruments instruments;
    private final Function<Request, Optional<Command<CommandHandler>>> served;

    private final Map<Command<Handler>, Optional<Command<CommandHandler>>> counted = new HashMap<>();
    private final Session session;
    private long at;
    private final ReplyWriter unread = new ReplyWriter(Protocol.RESP2);

    /** @param served the command a client would be served, which is what is counted */
    MasterClient(
            Engine engine,
            Units units,
            PubSub pubSub,
            Pauses pauses,
            Instruments instruments,
            Function<Request, Optional<Command<CommandHandler>>> served) {
        this.instruments = instruments;
        this.served = served;
        this.engine = engine;
        this.units = units;
        this.pubSub = pubSub;
        this.pauses = pauses;
        this.session = engine.connectMaster(this);
    }

    /** Whether commands can be taken now: no script is stopped in the middle. */
    public boolean isReady() {
        return !engine.scripts().isPaused();
    }

    /** Whether the stream may go on: while clients may not write, it stands still, too. */
    public boolean mayApply() {
        return isReady() && !pauses.stops(true);
    }

    /** Repeats one command of the stream, which stands there at this offset. */
    public void apply(Request request, long offset) {
        at = offset;
        Transaction transaction = session.transaction();
        if (transaction != null && !endsTransaction(request)) {
            transaction.queue(request);
            return;
        }
        units.begin();
        try {
            run(request);
            engine.settle();
        } finally {
            units.end();
        }
    }

    /** All data are these from now on; or why they cannot be. */
    public Optional<String> bring(FreshData data) {
        units.begin();
        try {
            Optional<String> wrong = engine.adopt(data);
            engine.settle();
            return wrong;
        } finally {
            units.end();
        }
    }

    /** Whether nothing is half done: the last transaction that began has ended. */
    public boolean isAtRest() {
        return session.transaction() == null;
    }

    /** The link broke: what was half said will be said again. */
    public void interrupted() {
        engine.abandon(session);
    }

    /** The database its next command is for. */
    public int database() {
        return session.database().number();
    }

    /** The stream goes on with this database selected. */
    public void select(int database) {
        session.select(engine.keyspace().database(database));
    }

    private static boolean endsTransaction(Request request) {
        return request.is(0, "exec") || request.is(0, "discard");
    }

    /** Also one of those of a transaction. */
    void run(Request request) {
        long errors = unread.errors();
        if (request.is(0, "publish") && request.argc() == 3) {
            pubSub.publish(request.bytes(1), request.bytes(2));
        } else if (request.is(0, "spublish") && request.argc() == 3) {
            pubSub.publishToShard(request.bytes(1), request.bytes(2));
        } else if (engine.commands().resolve(request) instanceof Command<Handler> command) {
            long begunNs = instruments.begun();
            engine.run(session, command, request, unread);
            count(command, request, begunNs, unread.errors() != errors);
        } else if (!request.is(0, "ping") && !request.is(0, "replconf")) {
            critical(request, "the command is not known");
        }
        if (unread.errors() != errors) {
            critical(request, unread.lastError());
        }
        unread.clear();
    }

    private void count(Command<Handler> command, Request request, long begunNs, boolean failed) {
        Optional<Command<CommandHandler>> known = counted.get(command);
        if (known == null) {
            known = served.apply(request);
            counted.put(command, known);
        }
        if (known.isPresent()) {
            instruments.repeated(known.get(), begunNs, failed);
        }
    }

    /** From here on our data may not be the master's any more. */
    private void critical(Request request, String reason) {
        engine.keyspace().figures().failedToRepeat();
        LOG.error(
                "== CRITICAL == This replica would be sending an error to its master: '{}' after processing the command"
                        + " '{}' at offset {}",
                reason,
                request.text(0),
                at);
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
