package io.vedette.resp.command;

import io.vedette.resp.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commands one process serves: each {@link CommandSpec} it wants, bound to a handler and numbered. Looking one up
 * touches the request's bytes and allocates nothing. Fixed once built.
 *
 * @param <H> type of handler
 */
public final class CommandTable<H> {

    private final TreeMap<String, Command<H>> commands = new TreeMap<>();

    /** By number: each container is followed by its subcommands. */
    private final List<Command<H>> all = new ArrayList<>();

    private final NameIndex<Command<H>> index;
    private final Refusal<H> unknownCommand = new Refusal.UnknownCommand<>();

    private CommandTable(Collection<Binding<H>> bindings) {
        for (Binding<H> binding : bindings) {
            Command<H> command = new Command<>(binding, all.size(), null);
            commands.put(command.name(), command);
            all.add(command);
            all.addAll(command.subcommands());
        }
        this.index = NameIndex.of(commands.values(), Command::name);
    }

    public static <H> Builder<H> builder() {
        return new Builder<>();
    }

    /** The command a request asks for, or why it cannot be had: existence first, then the number of arguments. */
    public Resolved<H> resolve(Request request) {
        Resolved<H> found = lookup(request, 0);
        return found instanceof Command<H> command && !command.spec().accepts(request.argc())
                ? command.wrongArity()
                : found;
    }

    /** The command whose name stands in argument {@code first}; how many arguments it has is not looked at. */
    public Resolved<H> lookup(Request request, int first) {
        Command<H> command = index.find(request, first);
        if (command == null) {
            return unknownCommand;
        }
        if (request.argc() == first + 1 || command.subcommandIndex().isEmpty()) {
            return command;
        }
        Command<H> subcommand = command.subcommandIndex().find(request, first + 1);
        return subcommand == null ? command.unknownSubcommand() : subcommand;
    }

    /** The command of this full name ({@code get}, {@code client|kill}) in any case. */
    public Optional<Command<H>> named(String fullName) {
        String name = fullName.toLowerCase(Locale.ROOT);
        int bar = name.indexOf('|');
        if (bar < 0) {
            return Optional.ofNullable(commands.get(name));
        }
        return Optional.ofNullable(commands.get(name.substring(0, bar))).flatMap(found -> found.subcommand(name));
    }

    /** Commands that stand by themselves or hold others, in the order of their names. */
    public Collection<Command<H>> topLevel() {
        return Collections.unmodifiableCollection(commands.values());
    }

    /** Every command and subcommand, by number. */
    public List<Command<H>> all() {
        return Collections.unmodifiableList(all);
    }

    /** What will become a command. */
    record Binding<H>(
            CommandSpec spec, @Nullable H handler, @Nullable KeyFinder keyFinder, List<Binding<H>> subcommands) {}

    /**
     * Gathers bindings; a container must be bound before its subcommands.
     *
     * @param <H> type of handler
     */
    public static final class Builder<H> {

        private final Map<String, Binding<H>> bindings = new TreeMap<>();
        private final Map<String, TreeMap<String, Binding<H>>> subcommands = new LinkedHashMap<>();

        private Builder() {}

        public Builder<H> bind(CommandSpec spec, H handler) {
            return add(new Binding<>(spec, handler, null, List.of()));
        }

        /** For a command whose key specs do not tell everything. */
        public Builder<H> bind(CommandSpec spec, H handler, KeyFinder keyFinder) {
            return add(new Binding<>(spec, handler, keyFinder, List.of()));
        }

        /** A container that does nothing without a subcommand. */
        public Builder<H> container(CommandSpec spec) {
            return add(new Binding<>(spec, null, null, List.of()));
        }

        public CommandTable<H> build() {
            List<Binding<H>> whole = new ArrayList<>();
            for (Binding<H> top : bindings.values()) {
                Collection<Binding<H>> subs = subcommands
                        .getOrDefault(top.spec().name(), new TreeMap<>())
                        .values();
                if (top.handler() == null && subs.isEmpty()) {
                    throw new IllegalStateException("'" + top.spec() + "' has neither handler nor subcommands");
                }
                whole.add(new Binding<>(top.spec(), top.handler(), top.keyFinder(), List.copyOf(subs)));
            }
            return new CommandTable<>(whole);
        }

        private Builder<H> add(Binding<H> binding) {
            String name = binding.spec().name();
            int bar = name.indexOf('|');
            Map<String, Binding<H>> siblings =
                    bar < 0 ? bindings : subcommands.computeIfAbsent(containerOf(name), any -> new TreeMap<>());
            if (siblings.put(name, binding) != null) {
                throw new IllegalStateException("'" + name + "' is bound twice");
            }
            return this;
        }

        private String containerOf(String name) {
            String container = name.substring(0, name.indexOf('|'));
            if (!bindings.containsKey(container)) {
                throw new IllegalStateException("'" + name + "' needs '" + container + "' to be bound before it");
            }
            return container;
        }
    }
}
