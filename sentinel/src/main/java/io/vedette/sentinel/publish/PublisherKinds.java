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
                PublisherPlan plan = plan(line);
                refuseTwice(plan, plans);
                plans.add(plan);
            }
        }
        return plans;
    }

    /** Two that move one address would take it from each other. */
    private static void refuseTwice(PublisherPlan plan, List<PublisherPlan> others) throws BadConfiguration {
        if (!plan.line().kind().equals("vip")) {
            return;
        }
        String address = VipLine.target(plan.line()).address();
        for (PublisherPlan other : others) {
            if (other.line().kind().equals("vip")
                    && VipLine.target(other.line()).address().equals(address)) {
                throw plan.line()
                        .refuse(
                                "The virtual IP " + address + " is given twice.",
                                "give each group, and each device, an address of its own");
            }
        }
    }

    private static PublisherPlan plan(PublishLine line) throws BadConfiguration {
        return switch (line.kind()) {
            case "vip" -> VipLine.read(line);
            case "webhook" -> WebhookLine.read(line);
            case "dns" -> DnsLine.read(line);
            case "etcd" -> EtcdLine.read(line);
            case "zookeeper" -> ZooKeeperLine.read(line);
            default ->
                throw line.refuse(
                        "Unknown kind of publisher '" + line.kind() + "'.",
                        "expected dns, etcd, vip, webhook or zookeeper");
        };
    }
}
