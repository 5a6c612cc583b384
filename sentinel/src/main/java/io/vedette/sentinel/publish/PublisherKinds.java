package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.GroupConfig;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.config.SentinelConfig;
import java.util.ArrayList;
import java.util.List;

/** From {@code publish} lines to publishers; every line is checked here, before anything is open. */
public final class PublisherKinds {
    private PublisherKinds() {}

    public static List<PublisherPlan> of(SentinelConfig config) throws BadConfiguration {
        List<PublisherPlan> plans = new ArrayList<>();
        for (GroupConfig group : config.groups()) {
            for (PublishLine line : group.publish()) {
                plans.add(plan(line));
            }
        }
        return plans;
    }

    private static PublisherPlan plan(PublishLine line) throws BadConfiguration {
        return switch (line.kind()) {
            case "webhook" -> WebhookLine.read(line);
            case "dns" -> DnsLine.read(line);
            case "etcd" -> EtcdLine.read(line);
            case "zookeeper" -> ZooKeeperLine.read(line);
            default ->
                throw line.refuse(
                        "Unknown kind of publisher '" + line.kind() + "'.", "expected dns, etcd, webhook or zookeeper");
        };
    }
}
