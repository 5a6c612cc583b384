package io.vedette.resp.acl;

import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Rules as operators and their typing errors make them. A key rule without a use ({@code %~x}) is left out, which 7.0 takes
 * and cannot show.
 */
final class RandomRules {

    private static final List<String> WORDS = List.of(
            "on",
            "off",
            "ON",
            "nopass",
            "resetpass",
            "reset",
            "Reset",
            "allkeys",
            "resetkeys",
            "~*",
            "allchannels",
            "resetchannels",
            "&*",
            "sanitize-payload",
            "skip-sanitize-payload",
            "clearselectors",
            "",
            "resetkeys",
            "resetchannels");

    private static final List<String> FREQUENT =
            List.of("allcommands", "nocommands", "+@all", "-@all", "+@ALL", "-@all", "+@all");

    private static final List<String> WRONG = List.of(
            "nonsense",
            "+nonsense",
            "-nonsense",
            "+@nonsense",
            "-@",
            "+",
            "-",
            "~a b",
            "&a\tb",
            "%RR~x",
            "%X~y",
            "%rwr~z",
            "#123",
            "!123",
            "<never",
            "+client|",
            "+client|nope",
            "-client|nope",
            "+client|id|x",
            "-select|0",
            "+config|get|x",
            "+select|",
            "+@read|x",
            "-@read|x",
            "+nope|x",
            "!" + "0".repeat(64),
            "#" + "A".repeat(64));

    private static final List<String> PATTERNS = List.of("a", "b*", "key:*", "[ab]?", "\u00c3\u00a9", "\\*", "");

    private final RandomGenerator random;
    private final List<String> names;

    RandomRules(RandomGenerator random, CommandTable<?> table) {
        this.random = random;
        this.names = table.all().stream().map(Command::name).toList();
    }

    List<String> some() {
        List<String> rules = new ArrayList<>();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            rules.add(random.nextInt(12) == 0 ? selector() : one());
        }
        return rules;
    }

    /** Mostly of rules that may stand in one. */
    private String selector() {
        StringBuilder selector = new StringBuilder(pick(List.of("(", "(", "( ", "(  ")));
        for (int i = random.nextInt(0, 5); i > 0; i--) {
            String rule = one();
            selector.append("+-~%&".indexOf(rule.isEmpty() ? 'x' : rule.charAt(0)) >= 0 ? rule : "+get")
                    .append(' ');
        }
        return selector + pick(List.of(")", ")", ")", ")", ")", " )", ""));
    }

    private String one() {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return sign() + anyCase(pick(names));
        }
        if (kind < 50) {
            return sign() + "@" + anyCase(pick(List.of(AclCategory.values())).word());
        }
        if (kind < 55) {
            return pick(FREQUENT);
        }
        if (kind < 70) {
            return pick(List.of("~", "%R~", "%W~", "%RW~", "%wr~", "&", "&")) + pick(PATTERNS);
        }
        if (kind < 80) {
            return password();
        }
        if (kind < 85) {
            return "+"
                    + pick(List.of(
                            "select|0",
                            "select|1",
                            "SELECT|0",
                            "get|Ab",
                            "get|aB",
                            "get|\u00e9",
                            "get|\u00c9",
                            "debug|sleep"));
        }
        return kind < 96 ? pick(WORDS) : pick(WRONG);
    }

    private String password() {
        String password = pick(List.of("one", "two", ""));
        String hash = Passwords.hashOf(password.getBytes(StandardCharsets.UTF_8));
        return pick(List.of(">" + password, ">" + password, "#" + hash, "<" + password, "!" + hash));
    }

    private String sign() {
        return random.nextBoolean() ? "+" : "-";
    }

    private String anyCase(String name) {
        return random.nextInt(5) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
