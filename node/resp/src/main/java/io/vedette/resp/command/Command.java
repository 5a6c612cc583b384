package io.vedette.resp.command;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One command as a {@link CommandTable} serves it: its metadata, its handler and its number.
 *
 * @param <H> type of handler
 */
public final class Command<H> implements Resolved<H> {

    private final CommandSpec spec;
    private final int id;

    /** Absent only in a container that does nothing without a subcommand. */
    private final @Nullable H handler;

    private final @Nullable KeyFinder keyFinder;
    private final @Nullable Command<H> container;
    private final TreeMap<String, Command<H>> subcommands = new TreeMap<>();
    private final NameIndex<Command<H>> subcommandIndex;
    private final Refusal<H> wrongArity = new Refusal.WrongArity<>(this);
    private final Refusal<H> unknownSubcommand = new Refusal.UnknownSubcommand<>(this);

    Command(CommandTable.Binding<H> binding, int id, @Nullable Command<H> container) {
        this.spec = binding.spec();
        this.id = id;
        this.handler = binding.handler();
        this.keyFinder = binding.keyFinder();
        this.container = container;
        int next = id + 1;
        for (CommandTable.Binding<H> sub : binding.subcommands()) {
            subcommands.put(sub.spec().name(), new Command<>(sub, next++, this));
        }
        this.subcommandIndex = NameIndex.of(subcommands.values(), Command::lastName);
    }

    public CommandSpec spec() {
        return spec;
    }

    /** The full name in lower case. */
    public String name() {
        return spec.name();
    }

    /** The name behind the container's: {@code kill} of {@code client|kill}. */
    public String lastName() {
        return name().substring(name().indexOf('|') + 1);
    }

    /** Counts from 0 without gaps in the order of {@link CommandTable#all()}; fixed for the life of the table. */
    public int id() {
        return id;
    }

    /** Who serves it; only {@link CommandTable#resolve} hands out commands that may be asked. */
    public H handler() {
        if (handler == null) {
            throw new IllegalStateException("'" + name() + "' runs only by its subcommands");
        }
        return handler;
    }

    /** What finds the keys where the key specs cannot. */
    public Optional<KeyFinder> keyFinder() {
        return Optional.ofNullable(keyFinder);
    }

    /** Whether any argument may be a key. */
    public boolean hasKeys() {
        return keyFinder != null || spec.hasKeys();
    }

    public boolean isSubcommand() {
        return container != null;
    }

    /** In the order of their names. */
    public Collection<Command<H>> subcommands() {
        return Collections.unmodifiableCollection(subcommands.values());
    }

    /** The subcommand of this full name in lower case. */
    Optional<Command<H>> subcommand(String fullName) {
        return Optional.ofNullable(subcommands.get(fullName));
    }

    NameIndex<Command<H>> subcommandIndex() {
        return subcommandIndex;
    }

    Refusal<H> wrongArity() {
        return wrongArity;
    }

    Refusal<H> unknownSubcommand() {
        return unknownSubcommand;
    }

    @Override
    public String toString() {
        return name();
    }
}
