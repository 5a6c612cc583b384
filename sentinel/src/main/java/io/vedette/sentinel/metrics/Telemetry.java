package io.vedette.sentinel.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.process.ServerVertx;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.shell.ShellWatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

/** The registry of a process, everything that fills it, and its text. */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final GroupGauges groups = new GroupGauges(registry);
    private final ShellWatch watch = new ShellMeters(registry);

    public Telemetry() {
        // The bytes of links do not pass through Vert.x, so it would tell of some of all.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("vertx.net.client.bytes"));
        pauses.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** A Vert.x that counts its sockets and workers here. */
    public Vertx vertx() throws BadConfiguration {
        return ServerVertx.createMeasured(
                new MicrometerMetricsOptions().setEnabled(true), new MicrometerMetricsFactory(registry));
    }

    /** Counts what the shell does. */
    public ShellWatch watch() {
        return watch;
    }

    MeterRegistry registry() {
        return registry;
    }

    /** The text Prometheus reads. To be asked on the loop of {@code shell}, which is only looked at; the rest is a worker's. */
    public Future<String> text(Vertx vertx, Shell shell) {
        Sample sample = Sample.of(shell);
        return vertx.executeBlocking(() -> {
            groups.show(sample);
            return registry.scrape();
        });
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
