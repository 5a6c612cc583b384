package io.vedette.sentinel.state;

import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.config.WithoutQuorum;
import io.vedette.sentinel.link.CommandNames;
import java.util.List;
import java.util.Optional;

/**
 * The directives of one group that do not concern the core: how to get in, which scripts to run, and what else is told
 * ({@code publish}: the words behind {@code sentinel}, of each line), and to whom nothing is told.
 */
public record GroupOptions(
        Optional<String> authUser,
        Optional<Secret> authPass,
        CommandNames commands,
        Optional<String> notificationScript,
        Optional<String> reconfigScript,
        List<List<String>> publish,
        WithoutQuorum withoutQuorum) {

    public static final GroupOptions DEFAULT = new GroupOptions(
            Optional.empty(),
            Optional.empty(),
            CommandNames.ORIGINAL,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            WithoutQuorum.ANSWER);

    public GroupOptions withAuthUser(Optional<String> user) {
        return new GroupOptions(user, authPass, commands, notificationScript, reconfigScript, publish, withoutQuorum);
    }

    public GroupOptions withAuthPass(Optional<Secret> password) {
        return new GroupOptions(
                authUser, password, commands, notificationScript, reconfigScript, publish, withoutQuorum);
    }

    public GroupOptions withCommands(CommandNames names) {
        return new GroupOptions(authUser, authPass, names, notificationScript, reconfigScript, publish, withoutQuorum);
    }

    public GroupOptions withNotificationScript(Optional<String> path) {
        return new GroupOptions(authUser, authPass, commands, path, reconfigScript, publish, withoutQuorum);
    }

    public GroupOptions withReconfigScript(Optional<String> path) {
        return new GroupOptions(authUser, authPass, commands, notificationScript, path, publish, withoutQuorum);
    }

    public GroupOptions withPublish(List<List<String>> lines) {
        return new GroupOptions(authUser, authPass, commands, notificationScript, reconfigScript, lines, withoutQuorum);
    }

    public GroupOptions withWithoutQuorum(WithoutQuorum behaviour) {
        return new GroupOptions(authUser, authPass, commands, notificationScript, reconfigScript, publish, behaviour);
    }
}
