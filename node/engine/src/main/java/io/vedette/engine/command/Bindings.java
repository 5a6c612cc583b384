package io.vedette.engine.command;

import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KeyFinder;

/** Gathers the handlers of all families, each with its spec from the catalogue. */
public final class Bindings {

    /** The specs of all commands of the engine. */
    public static final CommandCatalogue CATALOGUE = CommandCatalogue.load(Bindings.class, "data.commands");

    private final CommandTable.Builder<Handler> table = CommandTable.builder();

    /** Binds the command of this full name. */
    Bindings bind(String name, Handler handler) {
        table.bind(CATALOGUE.spec(name), handler);
        return this;
    }

    /** Binds a command whose key specs do not tell everything. */
    Bindings bind(String name, Handler handler, KeyFinder keys) {
        table.bind(CATALOGUE.spec(name), handler, keys);
        return this;
    }

    Bindings container(String name) {
        table.container(CATALOGUE.spec(name));
        return this;
    }

    CommandTable<Handler> build() {
        return table.build();
    }
}
