package io.vedette.resp.acl;

import io.vedette.resp.command.CommandTable;

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

    /** Whether it may read every key, so that it may ask for keys that no argument names. */
    public boolean readsEveryKey() {
        return rules.keys.readsAll();
    }

    /** Whether values this user brings by RESTORE need not be checked in depth. */
    public boolean skipsSanitizing() {
        return rules.sanitizing == UserRules.Sanitizing.SKIPPED;
    }

    /** Whether this user may still listen to this channel, or, where it is one, to this pattern. */
    public boolean mayListen(byte[] channel, boolean isPattern) {
        return isPattern ? rules.channels.allowsPattern(channel) : rules.channels.allows(channel, 0, channel.length);
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

    /** The rules of its commands. */
    String commandRules() {
        return CommandRuleText.of(rules.commands, table.all(), table.topLevel());
    }

    /** The line of ACL LIST and of the ACL file. */
    String line() {
        return "user " + octets + " " + rules.line(commandRules());
    }

    @Override
    public String toString() {
        return name();
    }
}
