package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ReplyMode;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection as the engine sees it, and what the engine keeps for it. */
final class EngineClient implements Client {
    private static final Attachment<EngineClient> KEY = Attachment.of(EngineClient.class);

    private final Connection connection;
    private final Session session;
    private long writtenAt;
    private long loggedAt;
    private long errors;
    private @Nullable Consumer<Optional<String>> whenOver;

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

    /** Who is told how the wait ends that begins now. */
    void whenOver(Consumer<Optional<String>> action) {
        errors = connection.writer().errors();
        whenOver = action;
    }

    @Override
    public void resume() {
        Consumer<Optional<String>> told = whenOver;
        whenOver = null;
        if (told != null) {
            told.accept(
                    connection.writer().errors() == errors
                            ? Optional.empty()
                            : Optional.of(connection.writer().lastError()));
        }
        connection.resume();
    }

    /** Shows on the connection, for CLIENT LIST, what the engine knows. */
    void mirror() {
        boolean transacting = session.transaction() != null;
        if (transacting || connection.flags().contains(ClientFlag.MULTI)) {
            mirrorTransaction();
        }
        if (transacting || session.watchedBytes() != 0 || connection.session().transactionBytes() != 0) {
            Transaction transaction = session.transaction();
            connection
                    .session()
                    .transactionBytes(session.watchedBytes() + (transaction == null ? 0 : transaction.bytes()));
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
