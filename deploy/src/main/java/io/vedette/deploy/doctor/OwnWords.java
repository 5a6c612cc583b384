package io.vedette.deploy.doctor;

import io.vedette.deploy.ask.Plain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What sentinels of ours have found themselves: warnings, and how publishing the master goes. */
final class OwnWords {
    /** What we find by ourselves, perhaps with more to say. */
    private static final Set<String> KNOWN =
            Set.of("even-sentinels", "quorum-below-majority", "quorum-unreachable", "one-host", "down-after-too-low");

    private OwnWords() {}

    static void check(Facts facts, List<Finding> found) {
        Set<String> told = new HashSet<>();
        for (SentinelFacts sentinel : facts.sentinels()) {
            sentinel.own().forEach((field, value) -> {
                if (field.matches("warning\\d+")) {
                    warning(facts, Plain.pairs(value, "text"), told, found);
                } else if (field.matches("publisher\\d+")) {
                    publisher(facts, sentinel, Plain.pairs(value, "error"), found);
                }
            });
            badInput(sentinel, found);
            certificate(sentinel, found);
        }
    }

    private static void certificate(SentinelFacts sentinel, List<Finding> found) {
        String why = sentinel.own().getOrDefault("http_certificate_error", "");
        if (!why.isEmpty()) {
            found.add(Finding.warning(
                    "http-certificate",
                    sentinel.address().name(),
                    "its HTTP port goes on with the certificates it had: " + why,
                    "mend the files of 'sentinel http-tls-...'; they are looked at every ten seconds"));
        }
    }

    private static void warning(Facts facts, Map<String, String> warning, Set<String> told, List<Finding> found) {
        String kind = warning.getOrDefault("kind", "");
        String text = warning.getOrDefault("text", "");
        if (facts.group().equals(warning.get("name")) && !KNOWN.contains(kind) && told.add(kind + text)) {
            int remedy = text.indexOf("; ");
            found.add(Finding.warning(
                    kind,
                    facts.group(),
                    remedy < 0 ? text : text.substring(0, remedy),
                    remedy < 0 ? "see the sentinel's documentation" : text.substring(remedy + 2)));
        }
    }

    private static void publisher(
            Facts facts, SentinelFacts sentinel, Map<String, String> publisher, List<Finding> found) {
        if (facts.group().equals(publisher.get("name")) && publisher.containsKey("error")) {
            found.add(Finding.serious(
                    "publisher",
                    sentinel.address().name(),
                    "publishing by " + publisher.getOrDefault("kind", "?") + " to "
                            + publisher.getOrDefault("target", "?") + " is " + publisher.getOrDefault("state", "?")
                            + ": " + publisher.get("error"),
                    "mend that place or the line 'sentinel publish' of this sentinel; it is tried again by itself"));
        }
    }

    private static void badInput(SentinelFacts sentinel, List<Finding> found) {
        SentinelFacts.number(sentinel.own(), "bad_input_auth")
                .filter(times -> times > 0)
                .ifPresent(
                        times -> found.add(
                                Finding.serious(
                                        "auth",
                                        sentinel.address().name(),
                                        "was refused " + times + " times by a node or sentinel for its password",
                                        "correct auth-pass and auth-user of the group, or sentinel-pass; 'INFO vedette' names who refused")));
    }
}
