package io.vedette.engine;

import io.vedette.engine.command.CommandError;
import io.vedette.engine.command.Services;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.engine.snapshot.Merge;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How data that were loaded get to where they are served: all or, where something is wrong with them, nothing. */
final class Adoption {
    private final Services services;

    Adoption(Services services) {
        this.services = services;
    }

    /** In the place of everything there is. */
    Optional<String> replace(FreshData data) {
        try {
            services.replaceLibraries(data.functions());
        } catch (CommandError refused) {
            return Optional.of(noLibrary(refused));
        }
        Keyspace keyspace = services.keyspace();
        for (Database database : keyspace.databases()) {
            Database fresh = data.keyspace().database(database.number());
            services.watches().replaced(database, fresh);
            keyspace.swap(database, fresh);
            services.waitingRoom().replaced(database);
        }
        keyspace.ownExpiries().clear();
        services.audience().emptied();
        services.effects().replaced();
        return Optional.empty();
    }

    /** Beside what there is. */
    Optional<String> merge(FreshData data, boolean replacing) {
        Merge merge = new Merge(services.keyspace(), data);
        Optional<byte[]> conflict = replacing ? Optional.empty() : merge.conflict();
        if (conflict.isPresent()) {
            return Optional.of("a key is there already: " + new String(conflict.get(), StandardCharsets.ISO_8859_1));
        }
        try {
            services.addLibraries(data.functions(), replacing);
        } catch (CommandError refused) {
            return Optional.of(noLibrary(refused));
        }
        merge.add();
        services.effects().replaced();
        return Optional.empty();
    }

    private static String noLibrary(CommandError refused) {
        return "a library of functions cannot be loaded: " + refused.text();
    }
}
