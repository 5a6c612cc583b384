package io.vedette.resp.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The specs of a family of commands, read from a {@code .commands} file that lies beside the code.
 *
 * <p>Why a file and not Java: there are some 400 commands, each a page of metadata that is data through and through; a
 * page of builder calls would be three times as long, would be run by the interpreter at every start, and nobody would
 * see at a glance that an arity is wrong. The form is explained in {@link SpecParser}. Documentation is parsed only when
 * COMMAND DOCS asks for it.
 */
public final class CommandCatalogue {

    private final String name;
    private final Map<String, CommandSpec> specs;

    private CommandCatalogue(String name, Map<String, CommandSpec> specs) {
        this.name = name;
        this.specs = specs;
    }

    /** The resource {@code file} beside {@code anchor}; a mistake in it is a defect of the build and stops the start. */
    public static CommandCatalogue load(Class<?> anchor, String file) {
        try (InputStream in = anchor.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not beside " + anchor.getName());
            }
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static CommandCatalogue parse(String file, String text) {
        Map<String, CommandSpec> specs = new LinkedHashMap<>();
        for (SpecNode node : SpecNode.parse(file, text)) {
            CommandSpec spec = SpecParser.parse(node);
            if (specs.put(spec.name(), spec) != null) {
                throw node.mistake("'" + spec.name() + "' is described twice");
            }
        }
        return new CommandCatalogue(file, specs);
    }

    /** The spec of this full name in lower case. */
    public CommandSpec spec(String fullName) {
        CommandSpec spec = specs.get(fullName);
        if (spec == null) {
            throw new IllegalStateException(name + " describes no '" + fullName + "'");
        }
        return spec;
    }

    /** In the file's order: containers stand before their subcommands. */
    public Collection<CommandSpec> all() {
        return Collections.unmodifiableCollection(specs.values());
    }
}
