package io.vedette.sentinel.state;

import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.ConfigQuoting;
import io.vedette.resp.config.ConfigRewrite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of lines a sentinel writes, and how each is made. */
final class StateLine {
    private static final Set<String> GLOBAL = Set.of(
            "myid",
            "current-epoch",
            "announce-ip",
            "announce-port",
            "sentinel-user",
            "sentinel-pass",
            "deny-scripts-reconfig",
            "resolve-hostnames",
            "announce-hostnames",
            "gossip-secret",
            "hello-trust",
            "max-epoch-jump",
            "pings-per-second",
            "blind-after",
            "requirepass-file",
            "sentinel-pass-file",
            "gossip-secret-file",
            "state-dir",
            "http-port",
            "http-bind",
            "agent-port",
            "http-token-file",
            "http-tls-cert-file",
            "http-tls-key-file",
            "http-tls-client-ca-file",
            "quorum");

    /** Begins the key of a line about a user. */
    static final String USER = "user ";

    private static final List<String> OPEN_TO_ALL = List.of("user", "default", "on", "nopass", "~*", "&*", "+@all");

    private StateLine() {}

    static ConfigRewrite.Line always(String... words) {
        return unlessDefault(false, words);
    }

    /** Written when it says something else than the default, or when the operator has written it down. */
    static ConfigRewrite.Line unlessDefault(boolean isDefault, String... words) {
        List<String> all = List.of(words);
        return new ConfigRewrite.Line(keyOf(all), ConfigQuoting.line(all), !isDefault);
    }

    /** A line redis-sentinel takes for a comment; see {@link Pragma}. */
    static ConfigRewrite.Line pragma(List<String> words) {
        return new ConfigRewrite.Line(Pragma.keyOf(words), Pragma.write(words), true);
    }

    /** The default user as everybody has it is only written where the operator has written something about it. */
    static ConfigRewrite.Line user(List<String> words) {
        boolean plain = words.stream()
                .filter(word -> !word.equals("sanitize-payload"))
                .toList()
                .equals(OPEN_TO_ALL);
        return new ConfigRewrite.Line(keyOf(words), ConfigQuoting.line(words), !plain);
    }

    /** The file's text with these lines in it; one of a kind we write and did not, does not hold any more. */
    static String rewritten(String existing, List<ConfigRewrite.Line> wanted) {
        // Of users we could have written all, where we know at least one.
        boolean usersToo = wanted.stream().anyMatch(line -> line.key().startsWith(USER));
        return ConfigRewrite.rewrite(
                existing,
                wanted,
                StateLine::keyOf,
                key -> key.startsWith("sentinel ")
                        || key.startsWith(Pragma.PREFIX)
                        || (usersToo && key.startsWith(USER)));
    }

    private static Optional<String> keyOf(String line) {
        return line.startsWith("#")
                ? Pragma.words(line).map(Pragma::keyOf)
                : ConfigLexer.words(line).filter(words -> !words.isEmpty()).map(StateLine::keyOf);
    }

    /** The directive, and for one that belongs to a group its name: a line is replaced by one about the same group. */
    static String keyOf(List<String> words) {
        String first = words.get(0).toLowerCase(Locale.ROOT);
        if (first.equals("user") && words.size() > 1) {
            return USER + words.get(1);
        }
        if (!first.equals("sentinel") || words.size() < 2) {
            return first;
        }
        String directive = current(words.get(1).toLowerCase(Locale.ROOT));
        boolean ofGroup = words.size() > 2 && !GLOBAL.contains(directive);
        return first + " " + directive + (ofGroup ? " " + words.get(2) : "");
    }

    /** Today's name of a directive that has an older or a foreign one. */
    private static String current(String directive) {
        return switch (directive) {
            case "known-slave" -> "known-replica";
            case "primary-reboot-down-after-period" -> "master-reboot-down-after-period";
            default -> directive;
        };
    }
}
