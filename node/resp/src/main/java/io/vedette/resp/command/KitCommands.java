package io.vedette.resp.command;

/** The specs of the commands both processes serve; each takes of them what it needs. */
public final class KitCommands {

    /** PING to HELLO, and CLIENT. */
    public static final CommandCatalogue CONNECTION = load("connection.commands");

    /** COMMAND and ACL. */
    public static final CommandCatalogue SERVER = load("server.commands");

    /** SUBSCRIBE to SPUBLISH, and PUBSUB. */
    public static final CommandCatalogue PUBSUB = load("pubsub.commands");

    private KitCommands() {}

    private static CommandCatalogue load(String file) {
        return CommandCatalogue.load(KitCommands.class, file);
    }
}
