package io.vedette.resp.command;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The errors of commands that do not get as far as a handler, and of handlers that share them. */
public final class CommandErrors {

    public static final String SYNTAX = "ERR syntax error";
    public static final String NOT_AN_INTEGER = "ERR value is not an integer or out of range";

    /** So much of what a client sent is repeated to it. */
    private static final int ECHOED_BYTES = 128;

    private CommandErrors() {}

    /** The arguments stop once 128 bytes of them were shown. */
    public static String unknownCommand(Request request) {
        StringBuilder arguments = new StringBuilder();
        int shown = 0;
        for (int i = 1; i < request.argc() && shown < ECHOED_BYTES; i++) {
            arguments
                    .append('\'')
                    .append(shown(request, i, ECHOED_BYTES - shown))
                    .append("' ");
            shown += Math.min(request.length(i), ECHOED_BYTES - shown) + "'' ".length();
        }
        return "ERR unknown command '" + shown(request, 0, ECHOED_BYTES) + "', with args beginning with: " + arguments;
    }

    public static String unknownSubcommand(Request request) {
        return "ERR unknown subcommand '" + shown(request, 1, ECHOED_BYTES) + "'. Try "
                + request.text(0).toUpperCase(Locale.ROOT) + " HELP.";
    }

    /** For a subcommand that exists but does not take this many arguments, which only some handlers find out. */
    public static String unknownSubcommandOrArity(Request request) {
        return "ERR unknown subcommand or wrong number of arguments for '" + shown(request, 1, ECHOED_BYTES) + "'. Try "
                + request.text(0).toUpperCase(Locale.ROOT) + " HELP.";
    }

    public static String wrongArity(String fullName) {
        return "ERR wrong number of arguments for '" + fullName + "' command";
    }

    /** As C's {@code %s} shows it: up to the first NUL. */
    private static String shown(Request request, int i, int most) {
        int length = 0;
        while (length < Math.min(request.length(i), most) && request.byteAt(i, length) != 0) {
            length++;
        }
        return new String(request.array(), request.offset(i), length, StandardCharsets.UTF_8);
    }
}
