package io.vedette.resp.acl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of an ACL file: a {@code user} line for each user. It is taken as a whole or not at all; every line is looked
 * at, so that one try tells all mistakes. There are no comments and no quotes.
 */
final class AclFile {

    private final String name;
    private final RuleWriter writer;
    private final Map<String, UserRules> users = new TreeMap<>();
    private final StringBuilder errors = new StringBuilder();

    private AclFile(String name, RuleWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    /** What became of a file. */
    sealed interface Outcome {}

    /** All users it names, whole. */
    record Users(Map<String, UserRules> byName) implements Outcome {}

    /** What is wrong with it, in the form Redis has; one byte per char. */
    record Mistakes(String text) implements Outcome {}

    static Outcome parse(String name, byte[] content, RuleWriter writer) {
        AclFile file = new AclFile(name, writer);
        String[] lines = Octets.of(content).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            file.line(i + 1, trimmed(lines[i]));
        }
        if (file.errors.length() == 0) {
            return new Users(file.users);
        }
        return new Mistakes(file.errors
                + "WARNING: ACL errors detected, no change to the previously active ACL rules was performed");
    }

    static byte[] format(Acl acl) {
        StringBuilder text = new StringBuilder();
        acl.users().forEach(user -> text.append(user.line()).append('\n'));
        return Octets.bytes(text.toString());
    }

    private void line(int number, String line) {
        if (line.isEmpty()) {
            return;
        }
        List<String> words = List.of(line.split(" ", -1));
        if (!words.get(0).equals("user") || words.size() < 2) {
            errors.append(name).append(':').append(number);
            errors.append(" should start with user keyword followed by the username. ");
            return;
        }
        String user = words.get(1);
        if (Octets.hasSpaces(user)) {
            errors.append(name)
                    .append(':')
                    .append(number)
                    .append(": username '")
                    .append(user);
            errors.append("' contains invalid characters. ");
        } else if (users.containsKey(user)) {
            errors.append("WARNING: Duplicate user '").append(user);
            errors.append("' found on line ").append(number).append(". ");
        } else {
            users.put(user, rules(number, words.subList(2, words.size())));
        }
    }

    private UserRules rules(int number, List<String> words) {
        UserRules rules = writer.newUser();
        boolean told = false;
        SelectorWords merged = SelectorWords.of(words);
        if (merged.unclosed().isPresent()) {
            mistake(number, "Unmatched parenthesis in selector definition");
            return rules;
        }
        for (String word : merged.words()) {
            String rule = trimmed(word);
            Optional<RuleError> error = writer.apply(rules, rule);
            if (error.isEmpty()) {
                continue;
            }
            // A wrong name can be shown, it is no secret; of the rest the first may have caused the others.
            if (error.get() == RuleError.UNKNOWN_NAME) {
                mistake(
                        number,
                        "Error in applying operation '" + rule + "': "
                                + error.get().text());
            } else if (!told) {
                told = true;
                mistake(number, error.get().text());
            }
        }
        return rules;
    }

    private void mistake(int number, String what) {
        errors.append(name).append(':').append(number).append(": ").append(what).append(". ");
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
