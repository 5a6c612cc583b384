package io.vedette.resp.acl;

import io.vedette.resp.command.CommandTable;
import java.util.Locale;
import java.util.Optional;

/** Applies rules, word by word, to the rules of a user that is being made or changed. */
final class RuleWriter {

    private static final Optional<RuleError> DONE = Optional.empty();

    private final RightsWriter rights;

    /** What {@code reset} leaves of channels: the setting acl-pubsub-default. */
    private boolean allChannelsByDefault;

    RuleWriter(CommandTable<?> table, boolean allChannelsByDefault) {
        this.rights = new RightsWriter(table);
        this.allChannelsByDefault = allChannelsByDefault;
    }

    UserRules newUser() {
        return UserRules.nobody(allChannelsByDefault);
    }

    /** Whether users and selectors that are made from now on may use all channels: the setting acl-pubsub-default. */
    void allChannelsByDefault(boolean yes) {
        allChannelsByDefault = yes;
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
            case '(' -> rest.endsWith(")") ? addSelector(user, rest) : fail(RuleError.SYNTAX);
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
            case "clearselectors" -> user.selectors.clear();
            default -> {
                return rights.apply(user.own, rule);
            }
        }
        return DONE;
    }

    /** @param closed what stands behind the opening parenthesis */
    private Optional<RuleError> addSelector(UserRules user, String closed) {
        Rights selector = Rights.none(allChannelsByDefault);
        for (String rule : closed.substring(0, closed.length() - 1).split("\\s+", -1)) {
            Optional<RuleError> error = rights.apply(selector, rule);
            if (error.isPresent()) {
                return error;
            }
        }
        user.selectors.add(selector);
        return DONE;
    }

    private void reset(UserRules user) {
        user.passwords.reset();
        user.own.keys.reset();
        user.own.channels.reset();
        if (allChannelsByDefault) {
            user.own.channels.allowAll();
        }
        user.enabled = false;
        user.sanitizing = UserRules.Sanitizing.DONE;
        user.selectors.clear();
        user.own.commands.denyAll();
    }

    private static Optional<RuleError> addPassword(UserRules user, String hash) {
        user.passwords.add(hash);
        return DONE;
    }

    private static Optional<RuleError> removePassword(UserRules user, String hash) {
        return user.passwords.remove(hash) ? DONE : fail(RuleError.NO_SUCH_PASSWORD);
    }

    private static Optional<RuleError> fail(RuleError error) {
        return Optional.of(error);
    }
}
