package io.vedette.deploy.watch;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All members of a group as they were last seen, and what follows from that. */
public record Sight(Layout layout, Map<Member, Report> reports) {
    private static final Report NOT_ASKED = new Report.Silent("not asked yet");

    public Sight {
        reports = Map.copyOf(reports);
    }

    public Report of(Member member) {
        return reports.getOrDefault(member, NOT_ASKED);
    }

    /** The master all sentinels name; empty unless each one answers and they agree. */
    public Optional<String> agreedMaster() {
        Set<Optional<String>> named =
                layout.sentinels().stream().map(member -> of(member).master()).collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : Optional.empty();
    }

    /** The node that the sentinels agree on, if it is one of ours. */
    public Optional<Member> masterNode() {
        return agreedMaster()
                .flatMap(address -> layout.nodes().stream()
                        .filter(node -> address.endsWith(":" + node.port()))
                        .findFirst());
    }

    /** Everybody answers, all sentinels name the same one of our nodes, and it has copies: what {@code up} waits for. */
    public boolean agreed() {
        return missing().isEmpty();
    }

    /** What is still missing for that, for the progress line and for the complaint when time is up. */
    public Optional<String> missing() {
        String silent = layout.members().stream()
                .filter(member -> !of(member).answers())
                .map(Member::name)
                .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            return Optional.of("no answer yet from " + silent);
        }
        if (masterNode().isEmpty()) {
            Set<String> named = layout.sentinels().stream()
                    .map(member -> of(member).master().orElse("nobody"))
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of("sentinels name " + String.join(" and ", named));
        }
        List<Member> behind =
                layout.nodes().stream().filter(member -> !hasCopy(member)).toList();
        if (!behind.isEmpty()) {
            return Optional.of("no copy of the data yet in "
                    + behind.stream().map(Member::name).collect(Collectors.joining(", ")));
        }
        long replicas = layout.nodes().size() - 1L;
        boolean known = layout.sentinels().stream()
                .allMatch(
                        member -> of(member) instanceof Report.OfSentinel sentinel && sentinel.replicas() >= replicas);
        return known ? Optional.empty() : Optional.of("sentinels do not know every replica yet");
    }

    /** Whether every node answers, and is the master or gets what the master does. */
    public boolean isCopied() {
        return layout.nodes().stream().allMatch(this::hasCopy);
    }

    private boolean hasCopy(Member member) {
        return of(member) instanceof Report.OfNode node && node.isFollowing();
    }

    public long answering() {
        return layout.members().stream().filter(member -> of(member).answers()).count();
    }
}
