package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How it went the last times. */
@Command(
        name = "history",
        description = "Show the last failovers of a group that a sentinel led, step by step.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each sentinel remembers the failovers it led since its start; --everywhere asks all of them.",
            "",
            "Examples:",
            "  vedette history mymaster --everywhere",
            "  vedette history mymaster --count 1 --json"
        })
public final class HistoryCommand extends AskingCommand {
    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many of each sentinel (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Option(names = "--everywhere", description = "Ask every sentinel of the group.")
    private boolean everywhere;

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        if (count < 1) {
            throw new Refusal("--count " + count + ": expected a number above 0");
        }
        List<Flight> flights = everywhere ? ofAll(sentinels, screen) : ofOne(sentinels);
        if (screen.isJson()) {
            screen.document(flights.stream().map(Flight::document).toList());
            return 0;
        }
        if (flights.isEmpty()) {
            screen.line(
                    "no failover is remembered; sentinels forget them when they restart, and each knows only those it led");
        }
        flights.forEach(flight -> flight.show(screen));
        return 0;
    }

    private List<Flight> ofOne(Sentinels sentinels) throws Refusal {
        try (Sentinel sentinel = sentinels.first()) {
            sentinel.requireVedette("remember failovers", "look into its log");
            return Flight.of(sentinel, group, count);
        }
    }

    private List<Flight> ofAll(Sentinels sentinels, Screen screen) throws Refusal {
        try (Sentinels.Everybody everybody = sentinels.of(group)) {
            everybody.away().forEach(away -> screen.note("not asked: " + away.reason()));
            List<Flight> all = new ArrayList<>();
            for (Sentinel sentinel : everybody.reached()) {
                if (sentinel.isVedette()) {
                    all.addAll(Flight.of(sentinel, group, count));
                } else {
                    screen.note("not asked: " + sentinel.address() + " is a redis-sentinel, which remembers nothing");
                }
            }
            all.sort(Comparator.comparingLong(flight -> agoMs(flight)));
            return all;
        }
    }

    private static long agoMs(Flight flight) {
        String text = flight.field("ended-ms-ago");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}
