package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every directive a configuration file may hold: parameters by name and older name, and statements. */
public final class ParameterTable {
    private static final ParameterTable REDIS = new ParameterTable(
            Stream.of(
                            NetworkParameters.ALL,
                            TlsParameters.ALL,
                            SecurityParameters.ALL,
                            ProcessParameters.ALL,
                            PersistenceParameters.ALL,
                            ReplicationParameters.ALL,
                            MemoryParameters.ALL,
                            DataParameters.ALL,
                            DiagnosticsParameters.ALL,
                            ClusterParameters.ALL,
                            IdentityParameters.ALL)
                    .<Parameter<?>>flatMap(List::stream)
                    .toList(),
            List.of(
                    new Statement("user", 1, Integer.MAX_VALUE, "One user and its ACL rules."),
                    new Statement("rename-command", 2, 2, "Another name for a command; \"\" removes it."),
                    new Statement("loadmodule", 1, Integer.MAX_VALUE, "A module to load."),
                    new Statement("sentinel", 0, Integer.MAX_VALUE, "A line for a sentinel."),
                    // Read and without effect in Redis too, since 7.0.
                    new Statement("list-max-ziplist-entries", 1, 1, "Obsolete."),
                    new Statement("list-max-ziplist-value", 1, 1, "Obsolete."),
                    new Statement("lua-replicate-commands", 1, 1, "Obsolete.")));

    private final Map<String, Parameter<?>> parameters = new LinkedHashMap<>();
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final List<Parameter<?>> all;

    private ParameterTable(List<Parameter<?>> all, List<Statement> statements) {
        this.all = List.copyOf(all);
        for (Parameter<?> parameter : all) {
            add(parameter.name(), parameter);
            parameter.aliases().forEach(alias -> add(alias, parameter));
        }
        statements.forEach(statement -> this.statements.put(statement.name(), statement));
    }

    private void add(String name, Parameter<?> parameter) {
        if (parameters.put(name, parameter) != null) {
            throw new IllegalStateException("two parameters are called " + name);
        }
    }

    /** The directives of Redis 7.2, and the few of our own. */
    public static ParameterTable redis() {
        return REDIS;
    }

    public Optional<Parameter<?>> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<Statement> statement(String name) {
        return Optional.ofNullable(statements.get(name.toLowerCase(Locale.ROOT)));
    }

    public List<Parameter<?>> all() {
        return all;
    }

    /** Every name CONFIG GET answers to, older ones included, with its parameter. */
    public Map<String, Parameter<?>> byName() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Names that differ from {@code wrong} by little: what its author may have meant. */
    List<String> similarTo(String wrong) {
        List<String> similar = new ArrayList<>();
        Stream.concat(parameters.keySet().stream(), statements.keySet().stream())
                .filter(name -> EditDistance.between(name, wrong) <= 2)
                .sorted()
                .limit(3)
                .forEach(similar::add);
        return similar;
    }
}
