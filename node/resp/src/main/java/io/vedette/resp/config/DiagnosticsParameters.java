package io.vedette.resp.config;

import java.util.List;

/** Slow log, latency and other instruments. */
public final class DiagnosticsParameters {
    public static final Parameter<Long> SLOWLOG_LOG_SLOWER_THAN = Parameter.of(
                    "slowlog-log-slower-than",
                    WholeNumber.between(-1, Long.MAX_VALUE),
                    "10000",
                    "Microseconds from which a command is logged; -1 never.")
            .live();
    public static final Parameter<Long> SLOWLOG_MAX_LEN = Parameter.of(
                    "slowlog-max-len", WholeNumber.between(0, Long.MAX_VALUE), "128", "Entries kept.")
            .live();
    public static final Parameter<Long> LATENCY_MONITOR_THRESHOLD = Parameter.of(
                    "latency-monitor-threshold",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "0",
                    "Milliseconds from which an event is kept; 0 never.")
            .live();
    public static final Parameter<Boolean> LATENCY_TRACKING = Parameter.of(
                    "latency-tracking", new YesNo(), "yes", "Histograms per command.")
            .live();
    public static final Parameter<List<Double>> LATENCY_TRACKING_INFO_PERCENTILES = Parameter.of(
                    "latency-tracking-info-percentiles", new Percentiles(), "50 99 99.9", "Percentiles shown by INFO.")
            .live();
    public static final Parameter<Long> WATCHDOG_PERIOD = Parameter.of(
                    "watchdog-period",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "0",
                    "Milliseconds after which Redis tells where it hangs.")
            .live()
            .hide();
    public static final Parameter<Boolean> USE_EXIT_ON_PANIC = Parameter.of(
                    "use-exit-on-panic", new YesNo(), "no", "Whether Redis exits in place of aborting.")
            .live()
            .hide();

    static final List<Parameter<?>> ALL = List.of(
            SLOWLOG_LOG_SLOWER_THAN,
            SLOWLOG_MAX_LEN,
            LATENCY_MONITOR_THRESHOLD,
            LATENCY_TRACKING,
            LATENCY_TRACKING_INFO_PERCENTILES,
            WATCHDOG_PERIOD,
            USE_EXIT_ON_PANIC);

    private DiagnosticsParameters() {}
}
