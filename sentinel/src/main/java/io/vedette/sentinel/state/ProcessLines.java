package io.vedette.sentinel.state;

import java.util.List;
import java.util.Optional;

/**
 * Lines that do not begin with {@code sentinel} and are written back all the same.
 *
 * @param settings ordinary directives, word by word
 * @param present directives that are only kept true where the file has them
 * @param users lines about users; empty while, or because, the file does not say who the users are
 */
public record ProcessLines(
        List<List<String>> settings, List<List<String>> present, Optional<List<List<String>>> users) {
    public static final ProcessLines NONE = new ProcessLines(List.of(), List.of(), Optional.empty());
}
