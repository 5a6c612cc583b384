package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Keys;

/**
 * A user. Connections hold it for as long as they are authenticated as it, so its rules change in place: what ACL
 * SETUSER grants or takes holds for the next command of everybody who is this user.
 */
public final class AclUser {

    private final String octets;
    private final CommandTable<?> table;
    private UserRules rules;

    /** Kept at hand because it is asked before every command. */
    private boolean unrestricted;

    AclUser(String octets, CommandTable<?> table, UserRules rules) {
        this.octets = octets;
        this.table = table;
        this.rules = rules;
        this.unrestricted = rules.unrestricted(table.all());
    }

    /** The name as people read it. */
    public String name() {
        return Octets.readable(octets);
    }

    /** The name's exact bytes. */
    public byte[] nameBytes() {
        return Octets.bytes(octets);
    }

    /** Whether it may log in. */
    public boolean enabled() {
        return rules.enabled;
    }

    /** Whether it needs no password: a connection may begin as this user. */
    public boolean needsNoPassword() {
        return rules.passwords.notNeeded();
    }

    /** Whether it may run every command on every key and channel. */
    public boolean unrestricted() {
        return unrestricted;
    }

    /** Whether it may read every key by this request, which it may run, so that it may ask for keys that no argument names. */
    public boolean readsEveryKey(Request request) {
        if (rules.selectors.isEmpty() || !(table.resolve(request) instanceof Command<?> command)) {
            return rules.own.keys.readsAll();
        }
        return rules.rights()
                .filter(rights -> rights.keys.readsAll())
                .anyMatch(rights -> rights.check(command, request, 0, new Keys()) instanceof Verdict.Allowed);
    }

    /** Whether values this user brings by RESTORE need not be checked in depth. */
    public boolean skipsSanitizing() {
        return rules.sanitizing == UserRules.Sanitizing.SKIPPED;
    }

    /** Whether this user may still listen to this channel, or, where it is one, to this pattern. */
    public boolean mayListen(byte[] channel, boolean isPattern) {
        return rules.rights().anyMatch(rights -> rights.mayListen(channel, isPattern));
    }

    String octets() {
        return octets;
    }

    UserRules rules() {
        return rules;
    }

    void become(UserRules changed) {
        rules = changed;
        unrestricted = changed.unrestricted(table.all());
    }

    /** The rules that make some of its rights. */
    String commandRules(CommandRights commands) {
        return CommandRuleText.of(commands, table.all(), table.topLevel());
    }

    /** The line of ACL LIST and of the ACL file. */
    String line() {
        return "user " + octets + " " + rules.line(this::commandRules);
    }

    @Override
    public String toString() {
        return name();
    }
}
