package io.vedette.node.watch;

import io.vedette.resp.config.Percentiles;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import java.util.List;

/** INFO commandstats, errorstats and latencystats. */
public final class CommandSections {
    private static final double NS_PER_US = 1000;

    private final CommandMeter meter;

    public CommandSections(CommandMeter meter) {
        this.meter = meter;
    }

    public void counts(InfoFields fields) {
        for (CommandFigures command : meter.commands()) {
            double us = command.ns() / NS_PER_US;
            fields.put(
                    "cmdstat_" + command.name(),
                    "calls=" + command.calls() + ",usec=" + (long) us + ",usec_per_call="
                            + Decimal.of(command.calls() == 0 ? 0 : us / command.calls(), 2)
                            + ",rejected_calls=" + command.rejections() + ",failed_calls=" + command.failures());
        }
    }

    public void errors(InfoFields fields) {
        meter.errors().forEach((code, count) -> fields.put("errorstat_" + code, "count=" + count));
    }

    /**
     * How long commands took; nothing while that is not kept.
     *
     * @param percentiles in percent
     */
    public void latencies(InfoFields fields, List<Double> percentiles) {
        if (!meter.isTracking()) {
            return;
        }
        for (CommandFigures command : meter.commands()) {
            if (command.times().total() == 0) {
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (double percentile : percentiles) {
                line.append(line.isEmpty() ? "p" : ",p")
                        .append(Percentiles.text(percentile))
                        .append('=')
                        .append(Decimal.of(command.times().percentileNs(percentile) / NS_PER_US, 3));
            }
            fields.put("latency_percentiles_usec_" + command.name(), line);
        }
    }
}
