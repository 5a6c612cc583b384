package io.vedette.resp.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclCaller;
import io.vedette.resp.acl.AclEffects;
import io.vedette.resp.acl.AclHandler;
import io.vedette.resp.acl.AclUser;
import io.vedette.resp.pubsub.Kind;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ReplyMode;
import io.vedette.resp.server.RespServer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins the ACL commands, which know users, to connections: who asks, and who has to go when users change. */
final class AclWiring implements AclEffects {
    private final RespServer server;
    private final Access access;

    /** Whose ACL command is running: it is still answered even when it removes its own user. */
    private @Nullable Connection running;

    AclWiring(RespServer server, Access access) {
        this.server = server;
        this.access = access;
    }

    CommandHandler adapted(AclHandler handler) {
        return (connection, request, reply) -> {
            running = connection;
            handler.handle(new Caller(connection), request, reply);
            running = null;
        };
    }

    @Override
    public void removed(AclUser user) {
        for (Connection connection : server.connections().all()) {
            if (connection.session().user() == user) {
                end(connection);
            }
        }
    }

    @Override
    public void changed(AclUser user) {
        for (Connection connection : server.connections().all()) {
            if (connection.session().user() == user
                    && PubSub.listensTo(connection, (kind, name) -> !user.mayListen(name, kind == Kind.PATTERN))) {
                end(connection);
            }
        }
    }

    private void end(Connection connection) {
        if (connection == running) {
            connection.closeAfterReply();
        } else {
            connection.close();
        }
    }

    private final class Caller implements AclCaller {
        private final Connection connection;

        Caller(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Acl acl() {
            return access.users();
        }

        @Override
        public AclUser user() {
            return connection.session().user();
        }

        @Override
        public long nowMs() {
            return server.clock().wallMs();
        }

        @Override
        public Consumer<Consumer<ReplyWriter>> answerLater() {
            connection.block();
            return answer -> {
                if (connection.isClosed()) {
                    return;
                }
                if (connection.replyMode() == ReplyMode.ON) {
                    answer.accept(connection.writer());
                }
                connection.resume();
            };
        }
    }
}
