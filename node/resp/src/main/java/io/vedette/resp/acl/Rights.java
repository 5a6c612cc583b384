package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.ChannelSpec;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.Keys;
import java.util.List;

/**
 * What may be done by one selector: commands, and the keys and channels they may be about. Every user has one of its own, and may have
 * others in parentheses; a command is allowed if one of them allows all of it.
 */
final class Rights {
    final CommandRights commands;
    final KeyRights keys;
    final ChannelRights channels;

    private Rights(CommandRights commands, KeyRights keys, ChannelRights channels) {
        this.commands = commands;
        this.keys = keys;
        this.channels = channels;
    }

    /** To do nothing. */
    static Rights none(boolean allChannels) {
        Rights rights = new Rights(new CommandRights(), new KeyRights(), new ChannelRights());
        if (allChannels) {
            rights.channels.allowAll();
        }
        return rights;
    }

    Rights copy() {
        return new Rights(commands.copy(), keys.copy(), channels.copy());
    }

    /** Whether no command of the table can ever be denied, so that nothing needs to be looked at. */
    boolean everything(List<? extends Command<?>> all) {
        return commands.everything(all) && keys.all() && channels.all();
    }

    /**
     * Whether a command that begins at argument {@code first} is allowed.
     *
     * @param found filled again where it matters which keys the command has
     */
    Verdict check(Command<?> command, Request request, int first, Keys found) {
        if (!commands.allows(command, request, first)) {
            return new Verdict.CommandDenied(command.name());
        }
        if (!keys.all() && command.hasKeys()) {
            found.find(command, request, first);
            for (int i = 0; i < found.count(); i++) {
                if (!keys.allows(request, found.argument(i), found.flags(i))) {
                    return new Verdict.KeyDenied(Octets.of(request, found.argument(i)), found.argument(i));
                }
            }
        }
        return channels.all() ? Verdict.Allowed.INSTANCE : checkChannels(command, request, first);
    }

    private Verdict checkChannels(Command<?> command, Request request, int first) {
        for (ChannelSpec spec : command.spec().channels()) {
            int last = first + spec.lastOf(request.argc() - first);
            for (int i = first + spec.first(); i <= last; i++) {
                boolean allowed = switch (spec.use()) {
                    case UNSUBSCRIBE -> true;
                    case PSUBSCRIBE -> channels.allowsPattern(request.bytes(i));
                    case PUBLISH, SUBSCRIBE -> channels.allows(request, i);
                };
                if (!allowed) {
                    return new Verdict.ChannelDenied(Octets.of(request, i), i);
                }
            }
        }
        return Verdict.Allowed.INSTANCE;
    }

    boolean mayListen(byte[] channel, boolean isPattern) {
        return isPattern ? channels.allowsPattern(channel) : channels.allows(channel, 0, channel.length);
    }

    /** The rules that make it. */
    String line(String commandRules) {
        return keys.rules() + (channels.all() ? "" : "resetchannels ") + channels.rules() + commandRules;
    }
}
