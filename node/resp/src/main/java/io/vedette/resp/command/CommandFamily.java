package io.vedette.resp.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** COMMAND and its subcommands. */
public final class CommandFamily {

    private CommandFamily() {}

    /** Binds the whole family; {@code adapted} makes a query a handler of the table's kind. */
    public static <H> void bind(CommandTable.Builder<H> builder, Function<CommandQuery, H> adapted) {
        bind(builder, "command", adapted.apply(CommandFamily::all));
        bind(builder, "command|count", adapted.apply(CommandFamily::count));
        bind(builder, "command|docs", adapted.apply(CommandFamily::docs));
        bind(builder, "command|getkeys", adapted.apply(CommandFamily::getKeys));
        bind(builder, "command|getkeysandflags", adapted.apply(CommandFamily::getKeysAndFlags));
        bind(builder, "command|help", adapted.apply(CommandFamily::help));
        bind(builder, "command|info", adapted.apply(CommandFamily::info));
        bind(builder, "command|list", adapted.apply(CommandFamily::list));
    }

    private static <H> void bind(CommandTable.Builder<H> builder, String name, H handler) {
        builder.bind(KitCommands.SERVER.spec(name), handler);
    }

    /** For any HELP subcommand: what its container's docs say. */
    public static void help(CommandTable<?> table, Request request, ReplyWriter reply) {
        Command<?> container = table.named(request.text(0))
                .orElseThrow(() -> new IllegalStateException("HELP of an unknown command: " + request));
        HelpReply.write(container.spec(), reply);
    }

    static void all(CommandTable<?> table, Request request, ReplyWriter reply) {
        Collection<? extends Command<?>> all = table.topLevel();
        reply.array(all.size());
        all.forEach(command -> CommandInfoReply.write(command, reply));
    }

    static void count(CommandTable<?> table, Request request, ReplyWriter reply) {
        reply.integer(table.topLevel().size());
    }

    static void info(CommandTable<?> table, Request request, ReplyWriter reply) {
        if (request.argc() == 2) {
            all(table, request, reply);
            return;
        }
        reply.array(request.argc() - 2);
        for (int i = 2; i < request.argc(); i++) {
            Optional<? extends Command<?>> command = table.named(request.text(i));
            if (command.isPresent()) {
                CommandInfoReply.write(command.get(), reply);
            } else {
                reply.nil();
            }
        }
    }

    static void docs(CommandTable<?> table, Request request, ReplyWriter reply) {
        Collection<? extends Command<?>> asked = request.argc() == 2 ? table.topLevel() : named(table, request, 2);
        CommandDocsReply.write(asked, reply);
    }

    private static List<Command<?>> named(CommandTable<?> table, Request request, int first) {
        List<Command<?>> commands = new ArrayList<>();
        for (int i = first; i < request.argc(); i++) {
            table.named(request.text(i)).ifPresent(commands::add);
        }
        return commands;
    }

    /** LIST [FILTERBY MODULE name | ACLCAT category | PATTERN pattern] */
    static void list(CommandTable<?> table, Request request, ReplyWriter reply) {
        Optional<Predicate<Command<?>>> filter = filter(request);
        if (filter.isEmpty()) {
            reply.error(CommandErrors.SYNTAX);
            return;
        }
        names(table.all().stream().filter(filter.get()).map(Command::name).toList(), reply);
    }

    private static void names(List<String> names, ReplyWriter reply) {
        reply.array(names.size());
        names.forEach(reply::bulk);
    }

    private static Optional<Predicate<Command<?>>> filter(Request request) {
        if (request.argc() == 2) {
            return Optional.of(command -> true);
        }
        if (request.argc() != 5 || !request.is(2, "filterby")) {
            return Optional.empty();
        }
        if (request.is(3, "module")) {
            return Optional.of(command -> false);
        }
        if (request.is(3, "aclcat")) {
            Optional<AclCategory> category = AclCategory.named(request.text(4));
            return Optional.of(command ->
                    category.isPresent() && command.spec().categories().contains(category.get()));
        }
        if (request.is(3, "pattern")) {
            Glob glob = Glob.ignoringCase(request.bytes(4));
            return Optional.of(command -> glob.matches(AsciiNames.bytes(command.name())));
        }
        return Optional.empty();
    }

    static void getKeys(CommandTable<?> table, Request request, ReplyWriter reply) {
        findKeys(table, request, reply).ifPresent(keys -> {
            reply.array(keys.count());
            for (int i = 0; i < keys.count(); i++) {
                reply.bulk(request, keys.argument(i));
            }
        });
    }

    static void getKeysAndFlags(CommandTable<?> table, Request request, ReplyWriter reply) {
        findKeys(table, request, reply).ifPresent(keys -> {
            reply.array(keys.count());
            for (int i = 0; i < keys.count(); i++) {
                reply.array(2);
                reply.bulk(request, keys.argument(i));
                CommandInfoReply.keyFlags(keys.flags(i), reply);
            }
        });
    }

    /** The keys of the command that begins at the third word; where there are none to tell, it has answered. */
    private static Optional<Keys> findKeys(CommandTable<?> table, Request request, ReplyWriter reply) {
        Resolved<?> resolved = table.lookup(request, 2);
        if (!(resolved instanceof Command<?> command)) {
            reply.error("ERR Invalid command specified");
            return Optional.empty();
        }
        if (!command.hasKeys()) {
            reply.error("ERR The command has no key arguments");
            return Optional.empty();
        }
        if (!command.spec().accepts(request.argc() - 2)) {
            reply.error("ERR Invalid number of arguments specified for command");
            return Optional.empty();
        }
        Keys keys = new Keys();
        keys.find(command, request, 2);
        if (keys.count() == 0 && !command.spec().is(CommandFlag.NO_MANDATORY_KEYS)) {
            reply.error("ERR Invalid arguments specified for command");
            return Optional.empty();
        }
        return Optional.of(keys);
    }
}
