package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user is and may do. Nobody changes the rules of a user that is in force: a {@link RuleWriter} changes a copy,
 * which takes their place when every rule was right.
 */
final class UserRules {

    /** Whether values that RESTORE brings are checked in depth; a user that was never reset has not been asked. */
    enum Sanitizing {
        NOT_SAID,
        SKIPPED,
        DONE
    }

    boolean enabled;
    Sanitizing sanitizing = Sanitizing.NOT_SAID;
    final Passwords passwords;
    final CommandRights commands;
    final KeyRights keys;
    final ChannelRights channels;

    private UserRules(Passwords passwords, CommandRights commands, KeyRights keys, ChannelRights channels) {
        this.passwords = passwords;
        this.commands = commands;
        this.keys = keys;
        this.channels = channels;
    }

    /** A new user: off, without a password, and may do nothing. */
    static UserRules nobody(boolean allChannels) {
        UserRules rules = new UserRules(new Passwords(), new CommandRights(), new KeyRights(), new ChannelRights());
        if (allChannels) {
            rules.channels.allowAll();
        }
        return rules;
    }

    UserRules copy() {
        UserRules copy = new UserRules(passwords.copy(), commands.copy(), keys.copy(), channels.copy());
        copy.enabled = enabled;
        copy.sanitizing = sanitizing;
        return copy;
    }

    /** Whether no command of the table can ever be denied, so that nothing needs to be looked at. */
    boolean unrestricted(List<? extends Command<?>> all) {
        return commands.everything(all) && keys.all() && channels.all();
    }

    boolean allows(Command<?> command, Request request, int first) {
        return commands.allows(command, request, first);
    }

    /** The words of GETUSER's flags. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        flags.add(enabled ? "on" : "off");
        if (passwords.notNeeded()) {
            flags.add("nopass");
        }
        switch (sanitizing) {
            case SKIPPED -> flags.add("skip-sanitize-payload");
            case DONE -> flags.add("sanitize-payload");
            case NOT_SAID -> {}
        }
        return flags;
    }

    /** The line that makes this user, but for {@code user <name>}. */
    String line(String commandRules) {
        StringBuilder line = new StringBuilder();
        flags().forEach(flag -> line.append(flag).append(' '));
        passwords.hashes().forEach(hash -> line.append('#').append(hash).append(' '));
        line.append(keys.rules());
        line.append(channels.all() ? "" : "resetchannels ").append(channels.rules());
        return line.append(commandRules).toString();
    }
}
