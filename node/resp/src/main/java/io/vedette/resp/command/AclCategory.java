package io.vedette.resp.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The categories of ACL rules, in ACL CAT's order, which is also the order in which ties between them are decided. */
public enum AclCategory {
    KEYSPACE,
    READ,
    WRITE,
    SET,
    SORTEDSET,
    LIST,
    HASH,
    STRING,
    BITMAP,
    HYPERLOGLOG,
    GEO,
    STREAM,
    PUBSUB,
    ADMIN,
    FAST,
    SLOW,
    BLOCKING,
    DANGEROUS,
    CONNECTION,
    TRANSACTION,
    SCRIPTING;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, without the {@code @}. */
    public String word() {
        return word;
    }

    /** The category of this name in any case. */
    public static Optional<AclCategory> named(String name) {
        for (AclCategory category : values()) {
            if (category.word.equalsIgnoreCase(name)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    /** The categories written down, and those that follow from the flags as Redis lets them follow. */
    static Set<AclCategory> derived(Set<AclCategory> explicit, Set<CommandFlag> flags) {
        EnumSet<AclCategory> all = EnumSet.noneOf(AclCategory.class);
        all.addAll(explicit);
        if (flags.contains(CommandFlag.WRITE)) {
            all.add(WRITE);
        }
        if (flags.contains(CommandFlag.READONLY) && !explicit.contains(SCRIPTING)) {
            all.add(READ);
        }
        if (flags.contains(CommandFlag.ADMIN)) {
            all.add(ADMIN);
            all.add(DANGEROUS);
        }
        if (flags.contains(CommandFlag.PUBSUB)) {
            all.add(PUBSUB);
        }
        if (flags.contains(CommandFlag.FAST)) {
            all.add(FAST);
        }
        if (flags.contains(CommandFlag.BLOCKING)) {
            all.add(BLOCKING);
        }
        if (!all.contains(FAST)) {
            all.add(SLOW);
        }
        return all;
    }
}
