package io.vedette.sentinel.config;

import io.vedette.quorum.GroupName;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code sentinel publish <group> <kind> <target> [<option> <value>]...}: where else than with us clients of a group look for its
 * master. What the words mean is known by the kind; this knows their form, and where they stand.
 *
 * @param folder where files named in the line are looked for
 * @param options by name in lower case, in the order of the line
 */
public record PublishLine(
        Directive directive, GroupName group, Path folder, String kind, String target, Map<String, String> options) {
    private static final int BEFORE_KIND = 3;
    private static final int BEFORE_OPTIONS = 5;

    static PublishLine of(SentinelLine line, GroupName group, Path folder) throws BadConfiguration {
        List<String> words = line.directive().words();
        if (words.size() < BEFORE_OPTIONS || (words.size() - BEFORE_OPTIONS) % 2 != 0) {
            throw line.refuse(
                    "Wrong number of words for publish.",
                    "write 'sentinel publish <group> <kind> <target>', then pairs of an option and its value");
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = BEFORE_OPTIONS; i < words.size(); i += 2) {
            String option = words.get(i).toLowerCase(Locale.ROOT);
            if (options.putIfAbsent(option, words.get(i + 1)) != null) {
                throw line.refuse("The option '" + option + "' is given twice.", "keep one of the two");
            }
        }
        String kind = words.get(BEFORE_KIND).toLowerCase(Locale.ROOT);
        return new PublishLine(line.directive(), group, folder, kind, words.get(BEFORE_KIND + 1), options);
    }

    /** As it is written back: everything behind {@code sentinel}. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("publish", group.text(), kind, target));
        options.forEach((option, value) -> words.addAll(List.of(option, value)));
        return words;
    }

    boolean isTwinOf(PublishLine other) {
        return kind.equals(other.kind) && target.equals(other.target) && options.equals(other.options);
    }

    public BadConfiguration refuse(String complaint, String remedy) {
        return BadConfiguration.at(directive, complaint, remedy);
    }

    /** To be asked first, so that a misspelt option is not taken for one that was left out. */
    public void allow(Set<String> known) throws BadConfiguration {
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                throw refuse(
                        "A publisher of kind " + kind + " has no option '" + option + "'.",
                        "it has " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public String required(String name) throws BadConfiguration {
        String value = options.get(name);
        if (value == null) {
            throw refuse("A publisher of kind " + kind + " needs '" + name + "'.", "add '" + name + " <value>'");
        }
        return value;
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
