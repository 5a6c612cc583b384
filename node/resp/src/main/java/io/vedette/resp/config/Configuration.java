package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for one process: its defaults, overlaid by the lines of its file, overlaid by its command line. Every
 * accepted word was checked, so reading a parameter cannot fail.
 */
public final class Configuration {
    private record Setting(List<String> words, Directive lastLine) {}

    private final ParameterTable table;
    private final Map<String, List<String>> defaults;
    private final Map<String, Setting> settings;
    private final List<Directive> statements;

    private Configuration(
            ParameterTable table,
            Map<String, List<String>> defaults,
            Map<String, Setting> settings,
            List<Directive> statements) {
        this.table = table;
        this.defaults = defaults;
        this.settings = settings;
        this.statements = statements;
    }

    /** Where a process differs from a node in its defaults: a sentinel's port, for one. */
    public record Default(Parameter<?> parameter, String word) {}

    public static Configuration of(ParameterTable table, List<Directive> directives, Default... differing)
            throws BadConfiguration {
        Map<String, List<String>> defaults = new HashMap<>();
        for (Default one : differing) {
            defaults.put(one.parameter().name(), List.of(one.word()));
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        List<Directive> statements = new ArrayList<>();
        Configuration configuration = new Configuration(
                table, defaults, Collections.unmodifiableMap(settings), Collections.unmodifiableList(statements));
        for (Directive directive : directives) {
            Optional<Parameter<?>> parameter = table.parameter(directive.name());
            if (parameter.isPresent()) {
                settings.put(parameter.get().name(), configuration.accepted(parameter.get(), directive));
            } else {
                configuration.checkStatement(directive);
                statements.add(directive);
            }
        }
        return configuration;
    }

    private <T> Setting accepted(Parameter<T> parameter, Directive directive) throws BadConfiguration {
        ValueType<T> type = parameter.type();
        List<String> words = type.isOfWords() ? unquoted(directive.arguments()) : directive.arguments();
        Optional<String> complaint = type.parse(words).fold(value -> Optional.empty(), Optional::of);
        if (complaint.isPresent()) {
            throw BadConfiguration.at(directive, complaint.get(), "expected " + type.expected());
        }
        return new Setting(type.merge(words(parameter), settings.containsKey(parameter.name()), words), directive);
    }

    /** The words of a value that stands in quotes as a whole. */
    private static List<String> unquoted(List<String> words) {
        return words.size() == 1 && !words.get(0).isEmpty()
                ? ConfigLexer.words(words.get(0)).orElse(words)
                : words;
    }

    /** The same with some parameters changed; each line replaces what held before it. */
    public Configuration with(List<Directive> changes) throws BadConfiguration {
        Map<String, Setting> changed = new LinkedHashMap<>(settings);
        for (Directive change : changes) {
            Parameter<?> parameter = table.parameter(change.name())
                    .orElseThrow(() -> BadConfiguration.at(change, "Unknown parameter", "name one that exists"));
            changed.put(parameter.name(), replaced(parameter, change));
        }
        return new Configuration(table, defaults, Collections.unmodifiableMap(changed), statements);
    }

    private <T> Setting replaced(Parameter<T> parameter, Directive line) throws BadConfiguration {
        ValueType<T> type = parameter.type();
        Optional<String> complaint = type.parse(line.arguments()).fold(value -> Optional.empty(), Optional::of);
        if (complaint.isPresent()) {
            throw BadConfiguration.at(line, complaint.get(), "expected " + type.expected());
        }
        return new Setting(type.merge(words(parameter), false, line.arguments()), line);
    }

    private void checkStatement(Directive directive) throws BadConfiguration {
        String complaint = "Bad directive or wrong number of arguments";
        Optional<Statement> statement = table.statement(directive.name());
        if (statement.isEmpty()) {
            List<String> similar = table.similarTo(directive.name());
            throw BadConfiguration.at(
                    directive,
                    complaint,
                    "no directive is called " + directive.name()
                            + (similar.isEmpty()
                                    ? "; correct or remove it"
                                    : "; did you mean " + String.join(" or ", similar) + "?"));
        }
        if (!statement.get().takes(directive.arguments().size())) {
            throw BadConfiguration.at(
                    directive,
                    complaint,
                    directive.name() + " takes " + statement.get().minArguments() + " or more words");
        }
    }

    public <T> T get(Parameter<T> parameter) {
        return parameter.read(words(parameter));
    }

    /** As CONFIG GET shows it. */
    public String show(Parameter<?> parameter) {
        return parameter.show(words(parameter));
    }

    /** The line that set the parameter last, for messages about it; empty where its default holds. */
    public Optional<Directive> lineOf(Parameter<?> parameter) {
        return Optional.ofNullable(settings.get(parameter.name())).map(Setting::lastLine);
    }

    /** The lines of one repeatable directive, in order. */
    public List<Directive> statements(String name) {
        return statements.stream().filter(line -> line.name().equals(name)).toList();
    }

    public ParameterTable table() {
        return table;
    }

    /** A complaint about a parameter that was well-formed and still cannot be: an unreadable file, a taken port. */
    public BadConfiguration refuse(Parameter<?> parameter, String complaint, String remedy) {
        return lineOf(parameter)
                .map(line -> BadConfiguration.at(line, complaint, remedy))
                .orElseGet(() -> BadConfiguration.of(parameter.name() + " " + show(parameter), complaint, remedy));
    }

    /** As it was written, so that it can be written again. */
    public List<String> words(Parameter<?> parameter) {
        Setting setting = settings.get(parameter.name());
        return setting != null ? setting.words() : initialWords(parameter);
    }

    /** Whether it says what would hold without any line. */
    public boolean isDefault(Parameter<?> parameter) {
        return !settings.containsKey(parameter.name())
                || show(parameter).equals(parameter.show(initialWords(parameter)));
    }

    /** What would hold without any line. */
    public <T> T initial(Parameter<T> parameter) {
        return parameter.read(initialWords(parameter));
    }

    private List<String> initialWords(Parameter<?> parameter) {
        return defaults.getOrDefault(parameter.name(), parameter.initial());
    }
}
