package io.vedette.tests.suite;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a unit said.
 *
 * @param passed the tests that passed
 * @param failed those that did not
 * @param isWhole whether it came to its end: else something failed outside of a test, or took too long
 */
record UnitReport(List<String> passed, List<String> failed, boolean isWhole, String text) {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern PASSED = Pattern.compile("^\\[ok]: (.*?)( \\(\\d+ ms\\))?$", Pattern.MULTILINE);
    private static final Pattern FAILED =
            Pattern.compile("^\\*\\*\\* \\[err]: (.*) in tests/\\S+\\.tcl$", Pattern.MULTILINE);
    private static final Pattern BROKEN = Pattern.compile("^\\[(exception|TIMEOUT)].*$", Pattern.MULTILINE);

    static UnitReport of(String output, boolean succeeded) {
        String text = COLOURS.matcher(output).replaceAll("");
        List<String> failed = names(FAILED, text);
        boolean ended = succeeded || !failed.isEmpty();
        return new UnitReport(
                names(PASSED, text), failed, ended && !BROKEN.matcher(text).find(), text);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
