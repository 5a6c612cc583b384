package io.vedette.node.watch;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** LATENCY. */
public final class LatencyCommands {
    private static final long NS_PER_US = 1000;
    private static final long MOST_US = 1 << 20;

    private final LatencyMonitor monitor;
    private final CommandMeter meter;
    private final LongSupplier nowMs;

    public LatencyCommands(LatencyMonitor monitor, CommandMeter meter, LongSupplier nowMs) {
        this.monitor = monitor;
        this.meter = meter;
        this.nowMs = nowMs;
    }

    public Map<String, CommandHandler> handlers() {
        return Map.of(
                "latency|latest", this::latest,
                "latency|history", this::history,
                "latency|reset", this::reset,
                "latency|doctor", this::doctor,
                "latency|graph", this::graph,
                "latency|histogram", this::histogram);
    }

    private void latest(Connection connection, Request request, ReplyWriter reply) {
        reply.array(monitor.events().size());
        monitor.events().forEach((name, series) -> {
            LatencyMonitor.Sample last = series.samples().getLast();
            reply.array(4);
            reply.bulk(name);
            reply.integer(last.atSeconds());
            reply.integer(last.ms());
            reply.integer(series.longestMs());
        });
    }

    private void history(Connection connection, Request request, ReplyWriter reply) {
        LatencyMonitor.Series series = monitor.events().get(request.text(2));
        reply.array(series == null ? 0 : series.samples().size());
        if (series != null) {
            series.samples().forEach(sample -> {
                reply.array(2);
                reply.integer(sample.atSeconds());
                reply.integer(sample.ms());
            });
        }
    }

    private void reset(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 2) {
            reply.integer(monitor.forgetAll());
            return;
        }
        int forgotten = 0;
        for (int i = 2; i < request.argc(); i++) {
            forgotten += monitor.forget(request.text(i)) ? 1 : 0;
        }
        reply.integer(forgotten);
    }

    private void doctor(Connection connection, Request request, ReplyWriter reply) {
        StringBuilder text = new StringBuilder();
        if (monitor.thresholdMs() == 0) {
            text.append("Latency monitoring is off. Switch it on with"
                    + " \"CONFIG SET latency-monitor-threshold <milliseconds>\", and ask again later.\n");
        } else if (monitor.events().isEmpty()) {
            text.append("Nothing took ").append(monitor.thresholdMs()).append(" ms or more so far.\n");
        } else {
            monitor.events()
                    .forEach((name, series) -> text.append(String.format(
                            Locale.ROOT,
                            "%s: %d late seconds, the worst %d ms; see SLOWLOG GET and LATENCY HISTORY %s.%n",
                            name,
                            series.samples().size(),
                            series.longestMs(),
                            name)));
        }
        reply.verbatim("txt", text.toString());
    }

    private void graph(Connection connection, Request request, ReplyWriter reply) {
        String event = request.text(2);
        LatencyMonitor.Series series = monitor.events().get(event);
        if (series == null) {
            reply.error("ERR No samples available for event '" + event + "'");
        } else {
            reply.verbatim("txt", LatencyGraph.of(event, series, nowMs.getAsLong() / 1000));
        }
    }

    /** For each command how many calls took no longer than 1, 2, 4 ... microseconds, as long as there are longer ones. */
    private void histogram(Connection connection, Request request, ReplyWriter reply) {
        TreeSet<String> asked = new TreeSet<>();
        for (int i = 2; i < request.argc(); i++) {
            asked.add(request.text(i).toLowerCase(Locale.ROOT));
        }
        List<CommandFigures> shown = new ArrayList<>(meter.commands());
        shown.removeIf(command -> command.times().total() == 0 || !isAsked(asked, command.name()));
        reply.map(shown.size());
        for (CommandFigures command : shown) {
            reply.bulk(command.name());
            reply.map(2);
            reply.bulk("calls");
            reply.integer(command.times().total());
            reply.bulk("histogram_usec");
            buckets(command, reply);
        }
    }

    private static boolean isAsked(Set<String> asked, String name) {
        int bar = name.indexOf('|');
        return asked.isEmpty() || asked.contains(name) || (bar > 0 && asked.contains(name.substring(0, bar)));
    }

    private static void buckets(CommandFigures command, ReplyWriter reply) {
        int mark = reply.deferred();
        int pairs = 0;
        long before = 0;
        long calls = command.times().total();
        for (long us = 1; us <= MOST_US && before < calls; us *= 2) {
            long within = us == MOST_US ? calls : command.times().within(us * NS_PER_US);
            if (within > before) {
                reply.integer(us);
                reply.integer(within);
                pairs++;
                before = within;
            }
        }
        reply.closeMap(mark, pairs);
    }
}
