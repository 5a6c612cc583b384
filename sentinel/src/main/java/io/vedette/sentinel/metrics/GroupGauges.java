package io.vedette.sentinel.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.ReplicaView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a sentinel sees of its groups, and of itself, as gauges that are set at each scrape: a group that is gone is gone here too. */
final class GroupGauges {
    private final Map<MultiGauge, ToDoubleFunction<Sample.Group>> ofGroups = new LinkedHashMap<>();
    private final MultiGauge primaries;
    private final MultiGauge lags;
    private final MultiGauge epoch;
    private final MultiGauge blind;
    private final MultiGauge links;
    private final MeterRegistry registry;

    GroupGauges(MeterRegistry registry) {
        this.registry = registry;
        group(
                "primary.up",
                "1 while the primary answers this sentinel",
                one -> flag(!one.view().instance().isSdown()));
        group(
                "primary.agreed.down",
                "1 while a quorum holds the primary for down",
                one -> flag(one.view().odownForMs().isPresent()));
        group(
                "failover.running",
                "1 while this sentinel leads a failover",
                one -> flag(one.view().failoverState().isPresent()));
        group(
                "paused",
                "1 while an operator's pause holds",
                one -> flag(one.view().pause().isPresent()));
        group(
                "config.epoch",
                "epoch of the election that made the primary one",
                one -> one.view().configEpoch().value());
        group(
                "replicas",
                "replicas that are known",
                one -> one.view().replicas().size());
        group(
                "replicas.usable",
                "replicas that answer and follow",
                one -> one.view().replicas().stream()
                        .filter(GroupGauges::isUsable)
                        .count());
        group(
                "sentinels",
                "sentinels that are known, with this one",
                one -> one.quorum().known());
        group(
                "sentinels.usable",
                "sentinels that answer, with this one",
                one -> one.quorum().usable());
        group(
                "quorum",
                "how many sentinels must hold the primary for down",
                one -> one.quorum().quorum());
        this.primaries = gauge("vedette.group.primary", "1, with the address of the primary");
        this.lags = gauge("vedette.replica.lag.bytes", "bytes by which a replica is behind, by the primary's account");
        this.epoch = gauge("vedette.current.epoch", "the highest epoch that was seen");
        this.blind = gauge("vedette.blind", "1 while this sentinel does not trust its own eyes");
        this.links = gauge("vedette.links.open", "connections to nodes and other sentinels");
    }

    private void group(String name, String description, ToDoubleFunction<Sample.Group> value) {
        ofGroups.put(gauge("vedette.group." + name, description), value);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private static boolean isUsable(ReplicaView replica) {
        return replica.masterLinkUp() && !replica.instance().isSdown();
    }

    void show(Sample sample) {
        ofGroups.forEach((gauge, value) -> gauge.register(
                sample.groups().stream()
                        .map(one -> MultiGauge.Row.of(of(one), value.applyAsDouble(one)))
                        .toList(),
                true));
        primaries.register(
                sample.groups().stream()
                        .map(one -> MultiGauge.Row.of(
                                of(one).and("address", one.view().master().name()), 1))
                        .toList(),
                true);
        lags.register(lagRows(sample), true);
        alone(epoch, (double) sample.self().currentEpoch().value());
        alone(blind, flag(sample.self().abstaining()));
        alone(links, sample.openLinks());
    }

    private static Tags of(Sample.Group group) {
        return Tags.of("group", group.view().name().text());
    }

    private static void alone(MultiGauge gauge, double value) {
        gauge.register(List.of(MultiGauge.Row.of(Tags.empty(), value)), true);
    }

    private static List<MultiGauge.Row<?>> lagRows(Sample sample) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Sample.Group one : sample.groups()) {
            GroupView view = one.view();
            Optional<NodeInfo> primary = view.status().lastInfo();
            primary.ifPresent(info -> info.replicas()
                    .forEach(replica -> rows.add(MultiGauge.Row.of(
                            of(one).and("replica", replica.address().name()),
                            Math.max(0, info.offset() - replica.offset())))));
        }
        return rows;
    }
}
