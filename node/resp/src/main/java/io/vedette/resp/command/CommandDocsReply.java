package io.vedette.resp.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.command.CommandDocs.Argument;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The documentation of commands as COMMAND DOCS shows it: what does not apply is left out. */
final class CommandDocsReply {

    private final ReplyWriter reply;

    private CommandDocsReply(ReplyWriter reply) {
        this.reply = reply;
    }

    static void write(Collection<? extends Command<?>> commands, ReplyWriter reply) {
        new CommandDocsReply(reply).commands(commands);
    }

    private void commands(Collection<? extends Command<?>> commands) {
        reply.map(commands.size());
        for (Command<?> command : commands) {
            reply.bulk(command.name());
            command(command);
        }
    }

    private void command(Command<?> command) {
        CommandDocs docs = command.spec().docs();
        int mark = reply.deferred();
        int pairs = text("summary", docs.summary()) + text("since", docs.since()) + text("group", docs.group());
        pairs += text("complexity", docs.complexity()) + flags("doc_flags", docs.flags());
        pairs += text("deprecated_since", docs.deprecatedSince()) + text("replaced_by", docs.replacedBy());
        pairs += history(docs.history()) + arguments(docs.arguments());
        if (!command.subcommands().isEmpty()) {
            reply.bulk("subcommands");
            commands(command.subcommands());
            pairs++;
        }
        reply.closeMap(mark, pairs);
    }

    private int history(List<CommandDocs.Change> history) {
        if (history.isEmpty()) {
            return 0;
        }
        reply.bulk("history");
        reply.set(history.size());
        for (CommandDocs.Change change : history) {
            reply.array(2);
            reply.bulk(change.since());
            reply.bulk(change.what());
        }
        return 1;
    }

    private int arguments(List<Argument> arguments) {
        if (arguments.isEmpty()) {
            return 0;
        }
        reply.bulk("arguments");
        reply.array(arguments.size());
        arguments.forEach(this::argument);
        return 1;
    }

    private void argument(Argument argument) {
        int mark = reply.deferred();
        int pairs = text("name", argument.name()) + text("type", argument.type().word());
        if (argument.keySpec() >= 0) {
            reply.bulk("key_spec_index");
            reply.integer(argument.keySpec());
            pairs++;
        }
        pairs += text("token", argument.token()) + text("since", argument.since());
        pairs += text("deprecated_since", argument.deprecatedSince()) + flags("flags", argument.flags());
        pairs += arguments(argument.arguments());
        reply.closeMap(mark, pairs);
    }

    private int text(String name, String value) {
        if (value.isEmpty()) {
            return 0;
        }
        reply.bulk(name);
        reply.bulk(value);
        return 1;
    }

    private int flags(String name, Set<String> flags) {
        if (flags.isEmpty()) {
            return 0;
        }
        reply.bulk(name);
        reply.set(flags.size());
        flags.forEach(reply::status);
        return 1;
    }
}
