package io.vedette.sentinel.config;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pairs of an option and its value at the end of a line.
 *
 * @param owner what has the options, at the beginning of a sentence
 * @param folder where files named in the line are looked for
 * @param values by name in lower case, in the order of the line
 */
public record LineOptions(Directive directive, String owner, Path folder, Map<String, String> values) {

    /** The pairs among the line's words from the given place on. */
    static LineOptions from(int first, Directive directive, String owner, Path folder) throws BadConfiguration {
        List<String> words = directive.words();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = first; i + 1 < words.size(); i += 2) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            if (options.putIfAbsent(option, words.get(i + 1)) != null) {
                throw BadConfiguration.at(
                        directive, "The option '" + option + "' is given twice.", "keep one of the two");
            }
        }
        return new LineOptions(directive, owner, folder, options);
    }

    public BadConfiguration refuse(String complaint, String remedy) {
        return BadConfiguration.at(directive, complaint, remedy);
    }

    /** To be asked first, so that a misspelt option is not taken for one that was left out. */
    public void allow(Set<String> known) throws BadConfiguration {
        for (String option : values.keySet()) {
            if (!known.contains(option)) {
                throw refuse(
                        owner + " has no option '" + option + "'.",
                        "it has " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String required(String name) throws BadConfiguration {
        return option(name).orElseThrow(() -> refuse(owner + " needs '" + name + "'.", "add '" + name + " <value>'"));
    }

    /** A whole number between the two, which are allowed. */
    public long number(String name, long standard, long least, long most) throws BadConfiguration {
        Optional<String> given = option(name);
        if (given.isEmpty()) {
            return standard;
        }
        try {
            long number = Long.parseLong(given.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Refused below, as every other number that does not fit.
        }
        throw refuse(
                "'" + name + " " + given.get() + "' does not fit.", "write a number from " + least + " to " + most);
    }

    /** The same for {@code user:password}. */
    public Optional<Secret> userIn(String name) throws BadConfiguration {
        Optional<Secret> user = secretIn(name);
        if (user.isPresent() && user.get().text().indexOf(':') < 1) {
            throw refuse("The file of '" + name + "' has no user in it.", "write <user>:<password> into it");
        }
        return user;
    }

    /** The file named by this option, on one line. Blocks. */
    public Optional<Secret> secretIn(String name) throws BadConfiguration {
        Optional<String> file = option(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.readFrom(file.get(), folder));
        } catch (IOException e) {
            throw refuse(
                    "Can't read the file of '" + name + "'",
                    "the system says: " + e + "; write the secret into that file, on one line");
        }
    }
}
