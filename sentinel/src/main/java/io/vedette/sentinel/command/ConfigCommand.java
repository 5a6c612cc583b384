package io.vedette.sentinel.command;

import io.vedette.quorum.Command;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Settings;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.Glob;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.GlobalOptions;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** SENTINEL CONFIG GET and SET. All pairs of a SET are checked before any is applied. */
final class ConfigCommand {
    private static final String USAGE = "ERR Only SENTINEL CONFIG GET <param> [<param> <param> ...] / SET <param>"
            + " <value> [<param> <value> ...] are supported.";

    private final Shell shell;

    ConfigCommand(Shell shell) {
        this.shell = shell;
    }

    void config(Connection connection, Request request, ReplyWriter reply) {
        boolean get = request.is(2, "get");
        if (!get && !request.is(2, "set")) {
            reply.error(USAGE);
        } else if (request.argc() == 3) {
            reply.error(CommandErrors.wrongArity("sentinel|config"));
        } else if (get) {
            get(request, reply);
        } else {
            set(connection, request, reply);
        }
    }

    private void get(Request request, ReplyWriter reply) {
        Fields found = new Fields();
        for (int i = 3; i < request.argc(); i++) {
            Glob pattern = Glob.ignoringCase(request.bytes(i));
            for (GlobalSetting setting : GlobalSetting.values()) {
                if (pattern.matches(setting.word().getBytes(StandardCharsets.UTF_8))) {
                    found.add(setting.word(), setting.show(shell.options().global()));
                }
            }
        }
        found.write(reply);
    }

    private void set(Connection connection, Request request, ReplyWriter reply) {
        Pairs pairs = new Pairs(shell.options().global());
        for (int at = 3; at < request.argc() && pairs.refusal.isEmpty(); at += 2) {
            pairs.read(request, at);
        }
        pairs.refusal.ifPresentOrElse(reply::error, () -> apply(connection, pairs.draft));
    }

    private void apply(Connection connection, GlobalOptions changed) {
        GlobalOptions before = shell.options().global();
        shell.options().global(now -> changed);
        shell.logLevel(changed.logLevel());
        if (!before.login().equals(changed.login())) {
            shell.command(new Command.Relink(Optional.empty()), ignored -> {});
        }
        Settings settings = shell.core().view(shell.nowMs()).settings();
        Settings wanted = new Settings(
                settings.periods(),
                changed.trust().maxEpochJump(),
                changed.pingsPerSecond(),
                changed.blindAfterMs(),
                changed.announced().hostnames(),
                settings.election());
        if (!wanted.equals(settings)) {
            shell.command(new Command.Configure(wanted), ignored -> {});
        }
        Later.<Outcome>answer(connection, answer -> shell.command(new Command.Flush(), answer), Later::outcome);
    }

    /** What the pairs read so far come to. */
    private static final class Pairs {
        private final Set<GlobalSetting> seen = EnumSet.noneOf(GlobalSetting.class);
        private GlobalOptions draft;
        private Optional<String> refusal = Optional.empty();

        Pairs(GlobalOptions now) {
            draft = now;
        }

        void read(Request request, int at) {
            String word = request.text(at);
            Optional<GlobalSetting> setting = GlobalSetting.named(word);
            if (setting.isEmpty()) {
                refuse("Invalid argument '" + word + "' to SENTINEL CONFIG SET");
            } else if (!seen.add(setting.get())) {
                refuse("Duplicate argument '" + word + "' to SENTINEL CONFIG SET");
            } else if (at + 1 == request.argc()) {
                refuse("Missing argument '" + word + "' value");
            } else {
                apply(setting.get(), word, request.text(at + 1));
            }
        }

        private void apply(GlobalSetting setting, String word, String value) {
            setting.apply(draft, value)
                    .ifPresentOrElse(
                            changed -> draft = changed,
                            () -> refuse("Invalid value '" + value + "' to SENTINEL CONFIG SET '" + word + "'"));
        }

        private void refuse(String why) {
            refusal = Optional.of("ERR " + why);
        }
    }
}
