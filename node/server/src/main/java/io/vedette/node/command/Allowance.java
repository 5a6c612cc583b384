package io.vedette.node.command;

import io.vedette.resp.config.Parameter;
import io.vedette.resp.server.Connection;

/** Commands that only the configuration can allow: to everybody, to those on the same machine, or to nobody. */
public final class Allowance {
    private Allowance() {}

    /** Whether a setting of yes, local or no allows it to this client. */
    public static boolean of(String setting, Connection connection) {
        String address = connection.peer().address();
        boolean local = connection.peer().unix() || address.startsWith("127.") || address.startsWith("[::1]");
        return setting.equals("yes") || (setting.equals("local") && local);
    }

    /** What a client is told to whom it is not allowed. */
    public static String refusal(String command, Parameter<String> option) {
        return "ERR " + command + " command not allowed. If the " + option.name()
                + " option is set to \"local\", you can run it from a local connection, otherwise you need to set this"
                + " option in the configuration file, and then restart the server.";
    }
}
