package io.vedette.resp.client;

import io.vedette.resp.Request;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclLog.Context;
import io.vedette.resp.acl.AclUser;
import io.vedette.resp.acl.Verdict;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import io.vedette.resp.server.ServerClock;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the client of a connection is and what it may.
 *
 * <p>The users' rules are made of the commands of the table, and commands of the table (AUTH, HELLO) ask who the users
 * are: so the users come in last, before the first connection.
 */
final class Access implements ConnectionListener {
    private static final String UNKNOWN_CLIENT = "NOAUTH Authentication required.";

    private static final String RULES_CHANGED = "NOPERM ACLs rules changed between the moment the transaction was "
            + "accumulated and the EXEC call. This command is no longer allowed for the following reason: ";

    private final ServerClock clock;
    private @Nullable Acl users;

    Access(ServerClock clock) {
        this.clock = clock;
    }

    void users(Acl acl) {
        users = acl;
    }

    Acl users() {
        Acl acl = users;
        if (acl == null) {
            throw new IllegalStateException("somebody connected before the users were known");
        }
        return acl;
    }

    /** Why the client may not run this command, as an error, or null. */
    @Nullable
    String denial(Connection connection, Command<CommandHandler> command, Request request) {
        if (!connection.session().isAuthenticated() && !command.spec().is(CommandFlag.NO_AUTH) && !openToAll()) {
            return UNKNOWN_CLIENT;
        }
        Verdict.Denied denied = denied(connection, command, request, context(connection));
        return denied == null ? null : denied.text();
    }

    /** The same for a command that the client was allowed to queue. */
    @Nullable
    String lateDenial(Connection connection, Command<CommandHandler> command, Request request) {
        Verdict.Denied denied = denied(connection, command, request, context(connection));
        return denied == null ? null : RULES_CHANGED + denied.lateText();
    }

    /** The same for a command of the client's script. */
    @Nullable
    String scriptDenial(Connection connection, Command<CommandHandler> command, Request request) {
        Verdict.Denied denied = denied(connection, command, request, Context.LUA);
        return denied == null ? null : denied.scriptText();
    }

    private Verdict.@Nullable Denied denied(
            Connection connection, Command<CommandHandler> command, Request request, Context context) {
        AclUser user = connection.session().user();
        if (user.unrestricted()) {
            return null;
        }
        Verdict verdict = users().check(user, command, request);
        if (!(verdict instanceof Verdict.Denied denied)) {
            return null;
        }
        users().log().denied(denied, context, user, line(connection), clock.wallMs());
        return denied;
    }

    /** Makes the client this user if the password is right; the command it was tried with is for the log. */
    boolean authenticate(Connection connection, byte[] name, byte[] password, String command) {
        Optional<AclUser> user = users().authenticate(name, password);
        if (user.isPresent()) {
            connection.login(user.get(), true);
        } else {
            connection.loginDenied();
            users().log().failedLogin(name, command, context(connection), line(connection), clock.wallMs());
        }
        return user.isPresent();
    }

    private static Context context(Connection connection) {
        return connection.flags().contains(ClientFlag.MULTI) ? Context.MULTI : Context.TOPLEVEL;
    }

    private String line(Connection connection) {
        return new ClientLine().of(connection, clock.monotonicMs());
    }

    /** Whether the default user needs no password. */
    boolean openToAll() {
        AclUser user = users().defaultUser();
        return user.needsNoPassword() && user.enabled();
    }

    Optional<AclUser> user(String name) {
        return users().user(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void opened(Connection connection) {
        connection.login(users().defaultUser(), openToAll());
    }

    @Override
    public void reset(Connection connection) {
        opened(connection);
    }

    @Override
    public void closed(Connection connection) {}
}
