package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders another master and waits for what comes of it, by the memory of the sentinel that was told. */
abstract class MoveCommand extends AskingCommand {
    private static final int PERIOD_MS = 50;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Option(names = "--to", paramLabel = "HOST:PORT", description = "The replica that is to be the master.")
    private @Nullable String to;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the end; 0 only orders it (default: ${DEFAULT-VALUE}).")
    private int waitSeconds = 60;

    abstract boolean coordinated();

    final String group() {
        return group;
    }

    /** The words that make of it an order for later; none where it is to be carried out now. */
    List<String> later() throws Refusal {
        return List.of();
    }

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal, InterruptedException {
        List<String> order = new ArrayList<>(List.of("FAILOVER", group));
        if (coordinated()) {
            order.add("COORDINATED");
        }
        Optional<HostPort> target = target();
        target.ifPresent(node -> order.addAll(List.of("TO", node.host(), Integer.toString(node.port()))));
        List<String> later = later();
        order.addAll(later);
        try (Sentinel sentinel = sentinels.first()) {
            if (order.size() > 2) {
                sentinel.requireVedette(
                        coordinated() ? "switch over without losing writes" : "choose the replica",
                        "'vedette failover " + group + "' is what it can do");
            }
            sentinel.view(group);
            Optional<HostPort> before = sentinel.master(group);
            String newest = sentinel.isVedette() ? newestEpoch(sentinel) : "";
            sentinel.about(group, order.get(0), order.subList(2, order.size()).toArray(String[]::new));
            if (!later.isEmpty()) {
                return planned(sentinel, screen);
            }
            if (waitSeconds <= 0) {
                return ordered(sentinel, screen);
            }
            return sentinel.isVedette() ? awaitFlight(sentinel, newest, screen) : awaitMaster(sentinel, before, screen);
        }
    }

    private Optional<HostPort> target() throws Refusal {
        String text = to;
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Places.named(text)
                .orElseThrow(() -> new Refusal("--to " + text + ": expected HOST:PORT of a replica")));
    }

    private int planned(Sentinel sentinel, Screen screen) throws Refusal {
        String plan = sentinel.view(group).getOrDefault("planned-switchover", "");
        if (screen.isJson()) {
            screen.document(Map.of(
                    "group", group, "planned", plan, "asked", sentinel.address().name()));
        } else {
            screen.line("planned " + plan + " by " + sentinel.address() + "; 'vedette switchover " + group
                    + " --cancel' at that sentinel ends it");
        }
        return 0;
    }

    private int ordered(Sentinel sentinel, Screen screen) {
        if (screen.isJson()) {
            screen.document(Map.of(
                    "group", group, "ordered", true, "asked", sentinel.address().name()));
        } else {
            screen.line("ordered; 'vedette history " + group + "' says what came of it");
        }
        return 0;
    }

    private String newestEpoch(Sentinel sentinel) throws Refusal {
        return Flight.of(sentinel, group, 1).stream()
                .map(flight -> flight.field("epoch"))
                .findFirst()
                .orElse("");
    }

    /**
     * An order that met with bad luck is tried again by the sentinel, and each try is remembered by itself: one that was given
     * up is the last only when nothing follows it for a while.
     */
    private int awaitFlight(Sentinel sentinel, String before, Screen screen) throws Refusal, InterruptedException {
        long deadline = deadline();
        String seen = before;
        long seenNanos = System.nanoTime();
        while (System.nanoTime() - deadline < 0) {
            List<Flight> newest = Flight.of(sentinel, group, 1);
            String epoch = newest.isEmpty() ? "" : newest.get(0).field("epoch");
            if (!epoch.equals(seen) || !isIdle(sentinel)) {
                seen = epoch;
                seenNanos = System.nanoTime();
            }
            boolean over =
                    !epoch.equals(before) && (newest.get(0).isDone() || System.nanoTime() - seenNanos > QUIET_NANOS);
            if (over) {
                return show(newest.get(0), screen);
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
        }
        throw unfinished();
    }

    private boolean isIdle(Sentinel sentinel) throws Refusal {
        return "Idle".equals(Plain.fields(sentinel.about(group, "EXPLAIN")).get("state"));
    }

    private static int show(Flight flight, Screen screen) {
        if (screen.isJson()) {
            screen.document(flight.document());
        } else {
            flight.show(screen);
        }
        return flight.isDone() ? 0 : 1;
    }

    private int awaitMaster(Sentinel sentinel, Optional<HostPort> before, Screen screen)
            throws Refusal, InterruptedException {
        long deadline = deadline();
        while (System.nanoTime() - deadline < 0) {
            Optional<HostPort> now = sentinel.master(group);
            if (now.isPresent() && !now.equals(before)) {
                if (screen.isJson()) {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("from", before.map(HostPort::name).orElse(""));
                    document.put("to", now.get().name());
                    document.put("outcome", "done");
                    screen.document(document);
                } else {
                    screen.good(before.map(HostPort::name).orElse("nobody") + " -> " + now.get() + "  done");
                }
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
        }
        throw unfinished();
    }

    private long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
    }

    private Refusal unfinished() {
        return new Refusal("not finished after " + waitSeconds + " seconds; it goes on: see 'vedette explain " + group
                + "', and 'vedette history " + group + "' for its end");
    }
}
