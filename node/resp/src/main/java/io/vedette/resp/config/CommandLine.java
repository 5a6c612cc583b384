package io.vedette.resp.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The arguments of a process as Redis takes them: an optional file, {@code -} for standard input, then {@code --name
 * value...} pairs that count as lines behind the file. {@code --sentinel} takes no value, {@code --save} without one means
 * {@code save ""}; any other name takes the next argument as its value, even one that starts with two dashes.
 */
public record CommandLine(Optional<Path> file, boolean standardInput, boolean sentinel, List<Directive> overrides) {

    public static CommandLine of(List<String> arguments) throws BadConfiguration {
        return new Parser(arguments).parse();
    }

    private static final class Parser {
        private final List<String> arguments;
        private final List<Directive> overrides = new ArrayList<>();
        private Optional<Path> file = Optional.empty();
        private boolean standardInput;
        private boolean sentinel;
        private int at;

        Parser(List<String> arguments) {
            this.arguments = arguments;
        }

        CommandLine parse() throws BadConfiguration {
            if (at < arguments.size() && !arguments.get(0).startsWith("-")) {
                file = Optional.of(Path.of(arguments.get(at++)).toAbsolutePath());
            }
            while (at < arguments.size()) {
                next(arguments.get(at++));
            }
            return new CommandLine(file, standardInput, sentinel, List.copyOf(overrides));
        }

        private void next(String argument) throws BadConfiguration {
            if (argument.equals("-")) {
                standardInput = true;
            } else if (!argument.startsWith("-") && !atEnd() && !optionFollows()) {
                named(argument);
            } else if (!argument.startsWith("--")) {
                throw BadConfiguration.of(
                        argument,
                        "not expected here",
                        "expected [file] [--name value ...]; write the name of a directive with two dashes before it");
            } else if (argument.equalsIgnoreCase("--sentinel")) {
                sentinel = true;
            } else {
                override(argument);
            }
        }

        /** A name without dashes, as people write it and Redis takes it. */
        private void named(String name) {
            List<String> words = new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT)));
            takeValues(words);
            overrides.add(new Directive(Origin.commandLine(), ConfigQuoting.line(words), words));
        }

        private void override(String option) throws BadConfiguration {
            List<String> words = new ArrayList<>(
                    ConfigFiles.directive(Origin.commandLine(), option).words());
            words.set(0, words.get(0).substring(2).toLowerCase(Locale.ROOT));
            if (words.get(0).equals("save") && words.size() == 1 && (atEnd() || optionFollows())) {
                words.add("");
            }
            takeValues(words);
            overrides.add(new Directive(Origin.commandLine(), "--" + ConfigQuoting.line(words), words));
        }

        /** The first value is taken whatever it looks like, the others up to the next option. */
        private void takeValues(List<String> words) {
            while (!atEnd()
                    && (words.size() == 1 || !optionFollows())
                    && !arguments.get(at).equals("-")) {
                words.add(arguments.get(at++));
            }
        }

        private boolean atEnd() {
            return at == arguments.size();
        }

        private boolean optionFollows() {
            return !atEnd() && arguments.get(at).startsWith("--");
        }
    }
}
