package io.vedette.resp.command;

import io.vedette.resp.ReplyWriter;
import java.util.List;
import java.util.Locale;

/** What HELP of a container answers: its usage lines between a first and two last lines that are always the same. */
public final class HelpReply {

    private HelpReply() {}

    public static void write(CommandSpec container, ReplyWriter reply) {
        List<String> lines = container.docs().help();
        reply.array(lines.size() + 3);
        reply.status(container.name().toUpperCase(Locale.ROOT)
                + " <subcommand> [<arg> [value] [opt] ...]. Subcommands are:");
        lines.forEach(reply::status);
        reply.status("HELP");
        reply.status("    Print this help.");
    }
}
