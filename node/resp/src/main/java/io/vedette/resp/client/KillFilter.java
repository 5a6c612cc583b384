package io.vedette.resp.client;

import io.vedette.resp.Request;
import io.vedette.resp.acl.AclUser;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of one CLIENT KILL: whoever passes all of them is closed. */
final class KillFilter {

    /** What is asked of everybody. */
    private record Target(
            long id,
            String address,
            String localAddress,
            ClientClass clientClass,
            Optional<AclUser> user,
            long ageMs) {}

    private final Function<String, Optional<AclUser>> users;
    private final long nowMs;
    private final List<Predicate<Target>> conditions = new ArrayList<>();
    private boolean skipMe = true;

    KillFilter(Function<String, Optional<AclUser>> users, long nowMs) {
        this.users = users;
        this.nowMs = nowMs;
    }

    /** Reads pairs of an option and its value from the third argument on; gives the error, or null. */
    @Nullable
    String read(Request request) {
        for (int i = 2; i < request.argc(); i += 2) {
            String error = i + 1 < request.argc() ? readOption(request, i) : CommandErrors.SYNTAX;
            if (error != null) {
                return error;
            }
        }
        return null;
    }

    boolean takes(Connection connection, Connection caller) {
        return !(skipMe && connection == caller)
                && takes(new Target(
                        connection.id(),
                        connection.peer().address(),
                        connection.peer().localAddress(),
                        connection.clientClass(),
                        Optional.of(connection.session().user()),
                        connection.activity().ageMs(nowMs)));
    }

    boolean takes(OwnLink link) {
        return takes(new Target(
                link.id(),
                link.address(),
                link.localAddress(),
                link.clientClass(),
                Optional.empty(),
                nowMs - link.sinceMs()));
    }

    private boolean takes(Target target) {
        return conditions.stream().allMatch(condition -> condition.test(target));
    }

    private @Nullable String readOption(Request request, int i) {
        String value = request.text(i + 1);
        if (request.is(i, "id")) {
            return id(request, i + 1);
        }
        if (request.is(i, "type")) {
            return type(value);
        }
        if (request.is(i, "addr")) {
            return where(target -> target.address().equals(value));
        }
        if (request.is(i, "laddr")) {
            return where(target -> target.localAddress().equals(value));
        }
        if (request.is(i, "user")) {
            return user(value);
        }
        if (request.is(i, "maxage")) {
            return maxAge(request, i + 1);
        }
        return request.is(i, "skipme") ? skipMe(request, i + 1) : CommandErrors.SYNTAX;
    }

    private @Nullable String id(Request request, int i) {
        if (!request.isLong(i) || request.longAt(i) < 1) {
            return "ERR client-id should be greater than 0";
        }
        long id = request.longAt(i);
        return where(target -> target.id() == id);
    }

    private @Nullable String type(String name) {
        Optional<ClientClass> wanted = ClientClass.named(name);
        if (wanted.isEmpty()) {
            return "ERR Unknown client type '" + name + "'";
        }
        return where(target -> target.clientClass() == wanted.get());
    }

    private @Nullable String user(String name) {
        Optional<AclUser> wanted = users.apply(name);
        if (wanted.isEmpty()) {
            return "ERR No such user '" + name + "'";
        }
        return where(target -> target.user().equals(wanted));
    }

    private @Nullable String maxAge(Request request, int i) {
        if (!request.isLong(i)) {
            return "ERR maxage is not an integer or out of range";
        }
        long seconds = request.longAt(i);
        if (seconds <= 0) {
            return "ERR maxage should be greater than 0";
        }
        return where(target -> target.ageMs() / 1000 >= seconds);
    }

    private @Nullable String skipMe(Request request, int i) {
        if (!request.is(i, "yes") && !request.is(i, "no")) {
            return CommandErrors.SYNTAX;
        }
        skipMe = request.is(i, "yes");
        return null;
    }

    private @Nullable String where(Predicate<Target> condition) {
        conditions.add(condition);
        return null;
    }
}
