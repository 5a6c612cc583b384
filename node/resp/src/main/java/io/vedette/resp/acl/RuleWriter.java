package io.vedette.resp.acl;

import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import java.util.Locale;
import java.util.Optional;

/** Applies rules, word by word, to the rules of a user that is being made or changed. */
final class RuleWriter {

    private static final Optional<RuleError> DONE = Optional.empty();

    private final CommandTable<?> table;

    /** What {@code reset} leaves of channels: the setting acl-pubsub-default. */
    private final boolean allChannelsByDefault;

    RuleWriter(CommandTable<?> table, boolean allChannelsByDefault) {
        this.table = table;
        this.allChannelsByDefault = allChannelsByDefault;
    }

    UserRules newUser() {
        return UserRules.nobody(allChannelsByDefault);
    }

    /** Applies one rule; where it cannot be, nothing has changed. An empty rule is none. */
    Optional<RuleError> apply(UserRules user, String rule) {
        if (rule.isEmpty()) {
            return DONE;
        }
        String rest = rule.substring(1);
        return switch (rule.charAt(0)) {
            case '>' -> addPassword(user, Passwords.hashOf(Octets.bytes(rest)));
            case '#' -> Passwords.isHash(rest) ? addPassword(user, rest) : fail(RuleError.NOT_A_HASH);
            case '<' -> removePassword(user, Passwords.hashOf(Octets.bytes(rest)));
            case '!' -> Passwords.isHash(rest) ? removePassword(user, rest) : fail(RuleError.NOT_A_HASH);
            case '(' -> fail(RuleError.SELECTOR);
            default -> applyWord(user, rule);
        };
    }

    private Optional<RuleError> applyWord(UserRules user, String rule) {
        switch (rule.toLowerCase(Locale.ROOT)) {
            case "on" -> user.enabled = true;
            case "off" -> user.enabled = false;
            case "nopass" -> user.passwords.needNone();
            case "resetpass" -> user.passwords.reset();
            case "sanitize-payload" -> user.sanitizing = UserRules.Sanitizing.DONE;
            case "skip-sanitize-payload" -> user.sanitizing = UserRules.Sanitizing.SKIPPED;
            case "reset" -> reset(user);
            case "clearselectors" -> {} // there are none to clear
            case "allkeys", "~*" -> user.keys.allowAll();
            case "resetkeys" -> user.keys.reset();
            case "allchannels", "&*" -> user.channels.allowAll();
            case "resetchannels" -> user.channels.reset();
            case "allcommands", "+@all" -> user.commands.allowAll(table.all());
            case "nocommands", "-@all" -> user.commands.denyAll();
            default -> {
                return applyPattern(user, rule);
            }
        }
        return DONE;
    }

    private Optional<RuleError> applyPattern(UserRules user, String rule) {
        String rest = rule.substring(1);
        return switch (rule.charAt(0)) {
            case '~' -> allowKeys(user, rest, true, true);
            case '%' -> allowKeys(user, rest);
            case '&' -> allowChannels(user, rest);
            case '+' -> rest.startsWith("@") ? setCategory(user, rest, true) : allowCommand(user, rest);
            case '-' -> rest.startsWith("@") ? setCategory(user, rest, false) : setCommand(user, rest, false);
            default -> fail(RuleError.SYNTAX);
        };
    }

    private void reset(UserRules user) {
        user.passwords.reset();
        user.keys.reset();
        user.channels.reset();
        if (allChannelsByDefault) {
            user.channels.allowAll();
        }
        user.enabled = false;
        user.sanitizing = UserRules.Sanitizing.DONE;
        user.commands.denyAll();
    }

    private static Optional<RuleError> addPassword(UserRules user, String hash) {
        user.passwords.add(hash);
        return DONE;
    }

    private static Optional<RuleError> removePassword(UserRules user, String hash) {
        return user.passwords.remove(hash) ? DONE : fail(RuleError.NO_SUCH_PASSWORD);
    }

    /** {@code %R~pattern}: letters for the uses, each once, before the tilde. */
    private static Optional<RuleError> allowKeys(UserRules user, String rest) {
        if (user.keys.all()) {
            return fail(RuleError.KEYS_ALREADY_ALL);
        }
        int tilde = rest.indexOf('~');
        String uses = (tilde < 0 ? rest : rest.substring(0, tilde)).toUpperCase(Locale.ROOT);
        return switch (uses) {
            case "R" -> allowKeys(user, rest.substring(tilde + 1), true, false);
            case "W" -> allowKeys(user, rest.substring(tilde + 1), false, true);
            case "RW", "WR" -> allowKeys(user, rest.substring(tilde + 1), true, true);
            default -> fail(RuleError.SYNTAX);
        };
    }

    private static Optional<RuleError> allowKeys(UserRules user, String pattern, boolean read, boolean write) {
        if (user.keys.all()) {
            return fail(RuleError.KEYS_ALREADY_ALL);
        }
        if (Octets.hasSpaces(pattern)) {
            return fail(RuleError.SYNTAX);
        }
        user.keys.allow(pattern, read, write);
        return DONE;
    }

    private static Optional<RuleError> allowChannels(UserRules user, String pattern) {
        if (user.channels.all()) {
            return fail(RuleError.CHANNELS_ALREADY_ALL);
        }
        if (Octets.hasSpaces(pattern)) {
            return fail(RuleError.SYNTAX);
        }
        user.channels.allow(pattern);
        return DONE;
    }

    private Optional<RuleError> setCategory(UserRules user, String atCategory, boolean allow) {
        Optional<AclCategory> category = AclCategory.named(atCategory.substring(1));
        category.ifPresent(named -> user.commands.set(named, table.all(), allow));
        return category.isPresent() ? DONE : fail(RuleError.UNKNOWN_NAME);
    }

    private Optional<RuleError> setCommand(UserRules user, String name, boolean allow) {
        Optional<? extends Command<?>> command = table.named(name);
        command.ifPresent(named -> user.commands.set(named, allow));
        return command.isPresent() ? DONE : fail(RuleError.UNKNOWN_NAME);
    }

    /** Behind the last bar stands a subcommand, or the first argument of a command that has none. */
    private Optional<RuleError> allowCommand(UserRules user, String name) {
        int bar = name.lastIndexOf('|');
        if (bar < 0) {
            return setCommand(user, name, true);
        }
        Optional<? extends Command<?>> command = table.named(name.substring(0, bar));
        if (command.isEmpty()) {
            return fail(RuleError.UNKNOWN_NAME);
        }
        if (command.get().isSubcommand()) {
            return fail(RuleError.FIRST_ARGUMENT_OF_SUBCOMMAND);
        }
        if (bar == name.length() - 1) {
            return fail(RuleError.SYNTAX);
        }
        if (!command.get().subcommands().isEmpty()) {
            return setCommand(user, name, true);
        }
        user.commands.allowFirstArgument(command.get(), name.substring(bar + 1));
        return DONE;
    }

    private static Optional<RuleError> fail(RuleError error) {
        return Optional.of(error);
    }
}
