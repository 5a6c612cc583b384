package io.vedette.sentinel.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vedette.quorum.failover.FlightRecord;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.publish.PublishMeter;
import io.vedette.sentinel.publish.PublisherPlan;
import io.vedette.sentinel.shell.ShellWatch;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Counts a shell's events and times its failovers, its publishers and its loop. */
final class ShellMeters implements ShellWatch {
    private static final String WON = "+elected-leader";
    private static final String LOST = "-failover-abort-not-elected";

    /** From what a healthy failover's phase takes to what no operator would wait for. */
    private static final Duration[] FAILOVER_BUCKETS =
            milliseconds(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 180_000);

    private static final Duration[] LOOP_BUCKETS = milliseconds(1, 2, 5, 10, 20, 50, 100, 250, 1_000);

    private final MeterRegistry registry;
    private final Counter won;
    private final Counter lost;
    private final Timer lag;

    ShellMeters(MeterRegistry registry) {
        this.registry = registry;
        this.won = elections("won");
        this.lost = elections("lost");
        this.lag = Timer.builder("vedette.loop.lag")
                .description("by how much timers of the loop were late")
                .serviceLevelObjectives(LOOP_BUCKETS)
                .register(registry);
    }

    private static Duration[] milliseconds(long... values) {
        return LongStream.of(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    private Counter elections(String outcome) {
        return Counter.builder("vedette.elections")
                .description("elections in which this sentinel stood")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void announced(String channel) {
        Counter.builder("vedette.events")
                .description("events that were announced, by name")
                .tag("event", channel)
                .register(registry)
                .increment();
        if (channel.equals(WON)) {
            won.increment();
        } else if (channel.equals(LOST)) {
            lost.increment();
        }
    }

    @Override
    public void ended(FlightRecord flight) {
        Tags group = Tags.of("group", flight.group().text());
        String outcome = flight.isDone() ? "done" : "given-up";
        timer("vedette.failover", "failovers this sentinel led", group.and("outcome", outcome))
                .record(Duration.ofMillis(flight.endedAtMs() - flight.startedAtMs()));
        List<FlightRecord.Phase> phases = flight.phases();
        for (int i = 0; i < phases.size(); i++) {
            long untilMs = i + 1 < phases.size() ? phases.get(i + 1).atMs() : flight.endedAtMs();
            timer(
                            "vedette.failover.phase",
                            "phases of failovers this sentinel led",
                            group.and("phase", phases.get(i).state()))
                    .record(Duration.ofMillis(untilMs - phases.get(i).atMs()));
        }
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(FAILOVER_BUCKETS)
                .register(registry);
    }

    @Override
    public void late(long ms) {
        lag.record(Duration.ofMillis(ms));
    }

    @Override
    public PublishMeter meterOf(PublisherPlan publisher) {
        PublishLine line = publisher.line();
        Tags tags = Tags.of("group", line.group().text(), "kind", line.kind(), "target", line.target());
        Timer delay =
                timer("vedette.publish.delay", "from the decision to its being seen at a publisher's place", tags);
        Counter failures = Counter.builder("vedette.publish.failures")
                .description("publications that failed and were tried again")
                .tags(tags)
                .register(registry);
        return new PublishMeter() {
            @Override
            public void shown(long delayMs) {
                delay.record(Duration.ofMillis(delayMs));
            }

            @Override
            public void failed() {
                failures.increment();
            }
        };
    }
}
