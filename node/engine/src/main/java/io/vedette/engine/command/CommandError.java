package io.vedette.engine.command;

/**
 * A command that cannot be done, in the words of the reply. Thrown by what reads arguments and looks up values, before
 * anything was written or changed, and caught at one place, where the reply is written. An exception and not a value,
 * because a command of five arguments would otherwise be five tests for every line that does something; it has no stack
 * trace, so it costs no more than another object.
 */
public final class CommandError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static CommandError wrongType() {
        return new CommandError("WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    static CommandError syntax() {
        return new CommandError("ERR syntax error");
    }

    static CommandError notAnInteger() {
        return new CommandError("ERR value is not an integer or out of range");
    }

    static CommandError outOfRange() {
        return new CommandError("ERR index out of range");
    }

    static CommandError notAFloat() {
        return new CommandError("ERR value is not a valid float");
    }

    static CommandError noSuchKey() {
        return new CommandError("ERR no such key");
    }

    public CommandError(String text) {
        super(text, null, false, false);
    }

    /** The error reply, its code included. */
    public String text() {
        String text = getMessage();
        return text == null ? "ERR" : text;
    }
}
