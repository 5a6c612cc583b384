package io.vedette.resp.acl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a user's rules with each selector as one of them: {@code (+get ~a)} is two words for whoever splits at blanks. A second
 * one that begins before the first has ended takes its place, as in Redis.
 *
 * @param unclosed the word in which a selector begins that does not end; then nothing is to be done by any
 */
record SelectorWords(List<String> words, Optional<String> unclosed) {
    SelectorWords {
        words = List.copyOf(words);
    }

    static SelectorWords of(List<String> split) {
        List<String> words = new ArrayList<>();
        Optional<String> first = Optional.empty();
        StringBuilder selector = new StringBuilder();
        for (String word : split) {
            if (word.startsWith("(") && !word.endsWith(")")) {
                first = Optional.of(word);
                selector.setLength(0);
                selector.append(word);
            } else if (first.isPresent()) {
                selector.append(' ').append(word);
                if (word.endsWith(")")) {
                    words.add(selector.toString());
                    first = Optional.empty();
                }
            } else {
                words.add(word);
            }
        }
        return new SelectorWords(words, first);
    }
}
