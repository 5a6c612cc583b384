package io.vedette.deploy.doctor;

import io.vedette.deploy.ask.Sentinels;
import java.util.List;
import java.util.Optional;

/** All that is known of one group at one time. */
public record Facts(String group, List<SentinelFacts> sentinels, List<Sentinels.Away> away, List<NodeFacts> nodes) {
    public Facts {
        sentinels = List.copyOf(sentinels);
        away = List.copyOf(away);
        nodes = List.copyOf(nodes);
    }

    List<SentinelFacts> watching() {
        return sentinels.stream().filter(SentinelFacts::watches).toList();
    }

    /** The node the first sentinel names as master, as it describes itself; that others name another is a finding. */
    Optional<NodeFacts> master() {
        return watching().stream()
                .findFirst()
                .flatMap(first -> nodes.stream()
                        .filter(node -> node.name().equals(first.masterName()))
                        .findFirst());
    }
}
