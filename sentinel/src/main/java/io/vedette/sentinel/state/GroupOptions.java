package io.vedette.sentinel.state;

import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.link.CommandNames;
import java.util.Optional;

/** The directives of one group that do not concern the core: how to get in, and which scripts to run. */
public record GroupOptions(
        Optional<String> authUser,
        Optional<Secret> authPass,
        CommandNames commands,
        Optional<String> notificationScript,
        Optional<String> reconfigScript) {

    public static final GroupOptions DEFAULT = new GroupOptions(
            Optional.empty(), Optional.empty(), CommandNames.ORIGINAL, Optional.empty(), Optional.empty());

    public GroupOptions withAuthUser(Optional<String> user) {
        return new GroupOptions(user, authPass, commands, notificationScript, reconfigScript);
    }

    public GroupOptions withAuthPass(Optional<Secret> password) {
        return new GroupOptions(authUser, password, commands, notificationScript, reconfigScript);
    }

    public GroupOptions withCommands(CommandNames names) {
        return new GroupOptions(authUser, authPass, names, notificationScript, reconfigScript);
    }

    public GroupOptions withNotificationScript(Optional<String> path) {
        return new GroupOptions(authUser, authPass, commands, path, reconfigScript);
    }

    public GroupOptions withReconfigScript(Optional<String> path) {
        return new GroupOptions(authUser, authPass, commands, notificationScript, path);
    }
}
