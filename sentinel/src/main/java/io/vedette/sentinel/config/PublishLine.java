package io.vedette.sentinel.config;

import io.vedette.quorum.GroupName;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code sentinel publish <group> <kind> <target> [<option> <value>]...}: where else than with us clients of a group look for its
 * master. What the words mean is known by the kind; this knows their form, and where they stand.
 */
public record PublishLine(GroupName group, String kind, String target, LineOptions options) {
    private static final int BEFORE_KIND = 3;
    private static final int BEFORE_OPTIONS = 5;

    static PublishLine of(SentinelLine line, GroupName group, Path folder) throws BadConfiguration {
        List<String> words = line.directive().words();
        if (words.size() < BEFORE_OPTIONS || (words.size() - BEFORE_OPTIONS) % 2 != 0) {
            throw line.refuse(
                    "Wrong number of words for publish.",
                    "write 'sentinel publish <group> <kind> <target>', then pairs of an option and its value");
        }
        String kind = words.get(BEFORE_KIND).toLowerCase(Locale.ROOT);
        LineOptions options = LineOptions.from(BEFORE_OPTIONS, line.directive(), "A publisher of kind " + kind, folder);
        return new PublishLine(group, kind, words.get(BEFORE_KIND + 1), options);
    }

    /** As it is written back: everything behind {@code sentinel}. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("publish", group.text(), kind, target));
        options.values().forEach((option, value) -> words.addAll(List.of(option, value)));
        return words;
    }

    boolean isTwinOf(PublishLine other) {
        return kind.equals(other.kind)
                && target.equals(other.target)
                && options.values().equals(other.options.values());
    }

    public Directive directive() {
        return options.directive();
    }

    public Path folder() {
        return options.folder();
    }

    public BadConfiguration refuse(String complaint, String remedy) {
        return options.refuse(complaint, remedy);
    }

    /** See {@link LineOptions#allow}. */
    public void allow(Set<String> known) throws BadConfiguration {
        options.allow(known);
    }

    public Optional<String> option(String name) {
        return options.option(name);
    }

    public String required(String name) throws BadConfiguration {
        return options.required(name);
    }

    /** See {@link LineOptions#number}. */
    public long number(String name, long standard, long least, long most) throws BadConfiguration {
        return options.number(name, standard, least, most);
    }

    /** See {@link LineOptions#secretIn}. */
    public Optional<Secret> secretIn(String name) throws BadConfiguration {
        return options.secretIn(name);
    }
}
