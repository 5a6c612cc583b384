package io.vedette.resp.acl;

import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import java.util.Locale;
import java.util.Optional;

/** Applies rules, word by word, to some rights that are being made or changed. */
final class RightsWriter {

    private static final Optional<RuleError> DONE = Optional.empty();

    private final CommandTable<?> table;

    RightsWriter(CommandTable<?> table) {
        this.table = table;
    }

    /** Applies one rule; where it cannot be, nothing has changed. An empty rule is none. */
    Optional<RuleError> apply(Rights rights, String rule) {
        switch (rule.toLowerCase(Locale.ROOT)) {
            case "" -> {}
            case "allkeys", "~*" -> rights.keys.allowAll();
            case "resetkeys" -> rights.keys.reset();
            case "allchannels", "&*" -> rights.channels.allowAll();
            case "resetchannels" -> rights.channels.reset();
            case "allcommands", "+@all" -> rights.commands.allowAll(table.all());
            case "nocommands", "-@all" -> rights.commands.denyAll();
            default -> {
                return applyPattern(rights, rule);
            }
        }
        return DONE;
    }

    private Optional<RuleError> applyPattern(Rights rights, String rule) {
        String rest = rule.substring(1);
        return switch (rule.charAt(0)) {
            case '~' -> allowKeys(rights, rest, true, true);
            case '%' -> allowKeys(rights, rest);
            case '&' -> allowChannels(rights, rest);
            case '+' -> rest.startsWith("@") ? setCategory(rights, rest, true) : allowCommand(rights, rest);
            case '-' -> rest.startsWith("@") ? setCategory(rights, rest, false) : setCommand(rights, rest, false);
            default -> fail(RuleError.SYNTAX);
        };
    }

    /** {@code %R~pattern}: letters for the uses, each once, before the tilde. */
    private static Optional<RuleError> allowKeys(Rights rights, String rest) {
        if (rights.keys.all()) {
            return fail(RuleError.KEYS_ALREADY_ALL);
        }
        int tilde = rest.indexOf('~');
        String uses = (tilde < 0 ? rest : rest.substring(0, tilde)).toUpperCase(Locale.ROOT);
        return switch (uses) {
            case "R" -> allowKeys(rights, rest.substring(tilde + 1), true, false);
            case "W" -> allowKeys(rights, rest.substring(tilde + 1), false, true);
            case "RW", "WR" -> allowKeys(rights, rest.substring(tilde + 1), true, true);
            default -> fail(RuleError.SYNTAX);
        };
    }

    private static Optional<RuleError> allowKeys(Rights rights, String pattern, boolean read, boolean write) {
        if (rights.keys.all()) {
            return fail(RuleError.KEYS_ALREADY_ALL);
        }
        if (Octets.hasSpaces(pattern)) {
            return fail(RuleError.SYNTAX);
        }
        rights.keys.allow(pattern, read, write);
        return DONE;
    }

    private static Optional<RuleError> allowChannels(Rights rights, String pattern) {
        if (rights.channels.all()) {
            return fail(RuleError.CHANNELS_ALREADY_ALL);
        }
        if (Octets.hasSpaces(pattern)) {
            return fail(RuleError.SYNTAX);
        }
        rights.channels.allow(pattern);
        return DONE;
    }

    private Optional<RuleError> setCategory(Rights rights, String atCategory, boolean allow) {
        Optional<AclCategory> category = AclCategory.named(atCategory.substring(1));
        category.ifPresent(named -> rights.commands.set(named, table.all(), allow));
        return category.isPresent() ? DONE : fail(RuleError.UNKNOWN_NAME);
    }

    private Optional<RuleError> setCommand(Rights rights, String name, boolean allow) {
        Optional<? extends Command<?>> command = table.named(name);
        command.ifPresent(named -> rights.commands.set(named, allow));
        return command.isPresent() ? DONE : fail(RuleError.UNKNOWN_NAME);
    }

    /** Behind the last bar stands a subcommand, or the first argument of a command that has none. */
    private Optional<RuleError> allowCommand(Rights rights, String name) {
        int bar = name.lastIndexOf('|');
        if (bar < 0) {
            return setCommand(rights, name, true);
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
            return setCommand(rights, name, true);
        }
        rights.commands.allowFirstArgument(command.get(), name.substring(bar + 1));
        return DONE;
    }

    private static Optional<RuleError> fail(RuleError error) {
        return Optional.of(error);
    }
}
