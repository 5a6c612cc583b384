package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** What it may do without any parentheses. */
    final Rights own;

    /** What it may do besides, each by itself; in the order they were given. */
    final List<Rights> selectors = new ArrayList<>();

    private UserRules(Passwords passwords, Rights own) {
        this.passwords = passwords;
        this.own = own;
    }

    /** A new user: off, without a password, and may do nothing. */
    static UserRules nobody(boolean allChannels) {
        return new UserRules(new Passwords(), Rights.none(allChannels));
    }

    UserRules copy() {
        UserRules copy = new UserRules(passwords.copy(), own.copy());
        selectors.forEach(selector -> copy.selectors.add(selector.copy()));
        copy.enabled = enabled;
        copy.sanitizing = sanitizing;
        return copy;
    }

    /** All by which it may do something, its own first. */
    Stream<Rights> rights() {
        return Stream.concat(Stream.of(own), selectors.stream());
    }

    /** Whether no command of the table can ever be denied, so that nothing needs to be looked at. */
    boolean unrestricted(List<? extends Command<?>> all) {
        return rights().anyMatch(rights -> rights.everything(all));
    }

    /** Of what speaks against a command by each of them, what speaks against it last. */
    Verdict check(Command<?> command, Request request, int first, Keys found) {
        Verdict verdict = own.check(command, request, first, found);
        for (int i = 0; i < selectors.size() && verdict instanceof Verdict.Denied before; i++) {
            Verdict other = selectors.get(i).check(command, request, first, found);
            if (!(other instanceof Verdict.Denied denied) || denied.isLaterThan(before)) {
                verdict = other;
            }
        }
        return verdict;
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

    /**
     * The line that makes this user, but for {@code user <name>}.
     *
     * @param commandRules tells the rules of some commands
     */
    String line(Function<CommandRights, String> commandRules) {
        StringBuilder line = new StringBuilder();
        flags().forEach(flag -> line.append(flag).append(' '));
        passwords.hashes().forEach(hash -> line.append('#').append(hash).append(' '));
        line.append(own.line(commandRules.apply(own.commands)));
        for (Rights selector : selectors) {
            line.append(" (")
                    .append(selector.line(commandRules.apply(selector.commands)))
                    .append(')');
        }
        return line.toString();
    }
}
