package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ReplyMode;

/** A connection as the engine sees it, and what the engine keeps for it. */
final class EngineClient implements Client {
    private static final Attachment<EngineClient> KEY = Attachment.of(EngineClient.class);

    private final Connection connection;
    private final Session session;
    private long writtenAt;
    private long loggedAt;

    private EngineClient(Connection connection, Engine engine) {
        this.connection = connection;
        this.session = engine.connect(this);
    }

    static EngineClient of(Connection connection, Engine engine) {
        EngineClient known = connection.attachment(KEY);
        if (known == null) {
            known = new EngineClient(connection, engine);
            connection.attach(KEY, known);
        }
        return known;
    }

    Connection connection() {
        return connection;
    }

    Session session() {
        return session;
    }

    /** How long the stream to the replicas was after its last command. */
    long writtenAt() {
        return writtenAt;
    }

    /** How much the append-only file was given up to its last command. */
    long loggedAt() {
        return loggedAt;
    }

    void wrote(long offset, long logged) {
        writtenAt = offset;
        loggedAt = logged;
    }

    @Override
    public ReplyWriter reply() {
        return connection.replyMode() == ReplyMode.ON ? connection.writer() : unheard();
    }

    @Override
    public boolean readsEveryKey(Request request) {
        return connection.session().user().readsEveryKey(request);
    }

    @Override
    public void resume() {
        connection.resume();
    }

    /** Shows on the connection, for CLIENT LIST, what the engine knows. */
    void mirror() {
        boolean transacting = session.transaction() != null;
        if (transacting || connection.flags().contains(ClientFlag.MULTI)) {
            mirrorTransaction();
        }
        connection.session().database(session.database().number());
    }

    private void mirrorTransaction() {
        int queued = session.transaction() == null
                ? io.vedette.resp.server.Session.NO_TRANSACTION
                : session.transaction().commands();
        connection.session().queuedCommands(queued);
        if (session.transaction() == null) {
            connection.flags().remove(ClientFlag.MULTI);
        } else {
            connection.flags().add(ClientFlag.MULTI);
        }
    }

    /** The client asked not to be answered, and was made to wait all the same. */
    private ReplyWriter unheard() {
        return new ReplyWriter(connection.protocol());
    }
}
