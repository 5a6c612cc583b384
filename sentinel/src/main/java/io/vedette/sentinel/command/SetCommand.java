package io.vedette.sentinel.command;

import io.vedette.quorum.Command;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.view.GroupView;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.command.GroupSetting.Draft;
import io.vedette.sentinel.hook.HookPlace;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.GroupOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SENTINEL SET. All options are checked before any is applied; redis-sentinel applies them one by one and stops at the first
 * mistake, which leaves a group half changed.
 */
final class SetCommand {
    private static final String DENIED = "ERR Reconfiguration of scripts path is denied for security reasons. Check the"
            + " deny-scripts-reconfig configuration directive in your Sentinel configuration";

    private final Shell shell;
    private final GroupLookup groups;
    private final Path folder;

    /** @param folder where relative paths of scripts start */
    SetCommand(Shell shell, Path folder) {
        this.shell = shell;
        this.groups = new GroupLookup(shell);
        this.folder = folder;
    }

    void set(Connection connection, Request request, ReplyWriter reply) {
        groups.view(request, reply, group -> {
            Reading reading = new Reading(group);
            for (int at = 3; at < request.argc() && reading.refusal.isEmpty(); ) {
                at = reading.option(request, at);
            }
            reading.refusal.ifPresentOrElse(reply::error, () -> apply(connection, group.name(), reading));
        });
    }

    private void apply(Connection connection, GroupName name, Reading reading) {
        GroupOptions before = shell.options().of(name);
        GroupOptions after = reading.draft.options();
        shell.options().group(name, after);
        Later.<Outcome>answer(
                connection,
                answer -> shell.command(new Command.Set(name, reading.draft.rules(), reading.changes), answer),
                Later::outcome);
        boolean otherLogin = !before.authPass().equals(after.authPass())
                || !before.authUser().equals(after.authUser());
        if (otherLogin || !before.commands().equals(after.commands())) {
            shell.command(new Command.Relink(Optional.of(name)), ignored -> {});
        }
    }

    /** What the options read so far come to. */
    private final class Reading {
        private final List<Command.Set.Change> changes = new ArrayList<>();
        private Draft draft;
        private Optional<String> refusal = Optional.empty();

        Reading(GroupView group) {
            draft = new Draft(group.rules(), shell.options().of(group.name()));
        }

        /** Takes the option at {@code at}; gives the place of the next. */
        int option(Request request, int at) {
            String option = request.text(at);
            Optional<GroupSetting> setting = GroupSetting.named(option);
            int values = setting.map(GroupSetting::values).orElse(0);
            if (setting.isEmpty() || at + values >= request.argc()) {
                refusal = Optional.of("ERR Unknown option or number of arguments for SENTINEL SET '" + option + "'");
                return at;
            }
            List<String> words = new ArrayList<>();
            for (int i = 1; i <= values; i++) {
                words.add(request.text(at + i));
            }
            refusal = scriptRefusal(option, words.get(0));
            if (refusal.isEmpty()) {
                take(setting.get(), option, words);
            }
            return at + 1 + values;
        }

        private void take(GroupSetting setting, String option, List<String> words) {
            setting.change()
                    .apply(draft, words)
                    .ifPresentOrElse(
                            changed -> {
                                draft = changed;
                                changes.add(new Command.Set.Change(shown(option, words)));
                            },
                            () -> refusal = Optional.of(
                                    "ERR Invalid argument '" + words.get(0) + "' for SENTINEL SET '" + option + "'"));
        }

        private Optional<String> scriptRefusal(String option, String path) {
            boolean notification = option.equalsIgnoreCase(GroupSetting.NOTIFICATION_SCRIPT);
            boolean hook = option.equalsIgnoreCase(GroupSetting.HOOK);
            if (!notification && !hook && !option.equalsIgnoreCase(GroupSetting.RECONFIG_SCRIPT)) {
                return Optional.empty();
            }
            if (shell.options().global().fixed().denyScriptsReconfig()) {
                return Optional.of(DENIED);
            }
            if (hook) {
                return Optional.of(path)
                        .filter(place -> !place.isEmpty())
                        .flatMap(place -> HookPlace.missing(place, folder))
                        .map(missing -> "ERR Pre-failover hook cannot be asked: " + missing);
            }
            if (path.isEmpty() || GroupSetting.isExecutable(folder.resolve(path))) {
                return Optional.empty();
            }
            return Optional.of("ERR " + (notification ? "Notification" : "Client reconfiguration")
                    + " script seems non existing or non executable");
        }

        private String shown(String option, List<String> words) {
            boolean secret = option.equalsIgnoreCase(GroupSetting.AUTH_PASS);
            return option + " " + (secret ? "******" : String.join(" ", words));
        }
    }
}
