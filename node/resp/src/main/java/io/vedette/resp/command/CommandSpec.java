package io.vedette.resp.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that is known of a command without running it. A subcommand is a command of its own, named {@code container|sub}.
 * Who serves it, and under which number, is the {@link CommandTable}'s matter.
 */
public final class CommandSpec {
    private static final Set<String> REPLICATED_UNTOLD = Set.of("pfcount", "publish", "spublish");

    private final String name;
    private final int arity;
    private final Set<CommandFlag> flags;
    private final Set<AclCategory> categories;
    private final List<String> tips;
    private final List<KeySpec> keySpecs;
    private final LegacyKeys legacyKeys;
    private final List<ChannelSpec> channels;
    private final Supplier<CommandDocs> docs;

    /**
     * @param flags as written down; {@link CommandFlag#MOVABLEKEYS} is derived
     * @param categories as written down; those that follow from flags are derived
     * @param docs asked only by COMMAND DOCS
     */
    public CommandSpec(
            String name,
            int arity,
            Set<CommandFlag> flags,
            Set<AclCategory> categories,
            List<String> tips,
            List<KeySpec> keySpecs,
            List<ChannelSpec> channels,
            Supplier<CommandDocs> docs) {
        this.name = name;
        this.arity = arity;
        this.keySpecs = List.copyOf(keySpecs);
        this.legacyKeys = LegacyKeys.of(keySpecs);
        this.flags = Collections.unmodifiableSet(withMovable(flags, legacyKeys));
        this.categories = Collections.unmodifiableSet(AclCategory.derived(categories, flags));
        this.tips = List.copyOf(tips);
        this.channels = List.copyOf(channels);
        this.docs = docs;
    }

    private static EnumSet<CommandFlag> withMovable(Set<CommandFlag> written, LegacyKeys keys) {
        EnumSet<CommandFlag> all = EnumSet.noneOf(CommandFlag.class);
        all.addAll(written);
        if (keys.movable()) {
            all.add(CommandFlag.MOVABLEKEYS);
        }
        return all;
    }

    /** The full name in lower case: {@code ping}, {@code client|kill}. */
    public String name() {
        return name;
    }

    /** Exact number of arguments, the name included; negative: at least so many. */
    public int arity() {
        return arity;
    }

    /** Whether a call of so many arguments, the name (and a container's subcommand) included, may be right. */
    public boolean accepts(int argc) {
        return arity >= 0 ? argc == arity : argc >= -arity;
    }

    public Set<CommandFlag> flags() {
        return flags;
    }

    public boolean is(CommandFlag flag) {
        return flags.contains(flag);
    }

    /** Whether it may reach replicas: it changes keys, or, which Redis does not tell, notes what it counted or sends a message. */
    public boolean mayReplicate() {
        return is(CommandFlag.WRITE) || is(CommandFlag.MAY_REPLICATE) || REPLICATED_UNTOLD.contains(name);
    }

    public Set<AclCategory> categories() {
        return categories;
    }

    public List<String> tips() {
        return tips;
    }

    public List<KeySpec> keySpecs() {
        return keySpecs;
    }

    public LegacyKeys legacyKeys() {
        return legacyKeys;
    }

    public List<ChannelSpec> channels() {
        return channels;
    }

    public CommandDocs docs() {
        return docs.get();
    }

    /** Whether a key spec finds real keys. */
    public boolean hasKeys() {
        for (KeySpec spec : keySpecs) {
            if (spec.isKey()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
