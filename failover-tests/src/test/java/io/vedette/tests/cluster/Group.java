package io.vedette.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What the sentinels of a cluster say about one group, and what its nodes say about themselves. */
public final class Group {
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final List<Member> nodes;
    private final List<Member> sentinels;

    Group(String name, List<Member> nodes, List<Member> sentinels) {
        this.name = name;
        this.nodes = nodes;
        this.sentinels = sentinels;
    }

    public String name() {
        return name;
    }

    public List<Member> nodes() {
        return nodes;
    }

    /** Where this sentinel sends clients. */
    public HostPort masterBy(Member sentinel) throws IOException {
        List<?> reply = (List<?>) sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", name);
        return new HostPort((String) reply.get(0), Integer.parseInt((String) reply.get(1)));
    }

    /** The node that the first sentinel which runs calls the master. */
    public Member master() {
        try {
            HostPort address = masterBy(running().get(0));
            return nodes.stream()
                    .filter(node -> node.address().equals(address))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no node is at " + address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Member> nodesOtherThan(Member... excepted) {
        return nodes.stream()
                .filter(node -> !Arrays.asList(excepted).contains(node))
                .toList();
    }

    private List<Member> running() {
        return sentinels.stream().filter(Member::runs).toList();
    }

    /** The flat map of this command as the sentinel gave it. */
    public Optional<String> field(Member sentinel, String field) throws IOException {
        List<?> map = (List<?>) sentinel.ask("SENTINEL", "MASTER", name);
        int at = map.indexOf(field);
        return at < 0 ? Optional.empty() : Optional.of((String) map.get(at + 1));
    }

    /** Every sentinel that runs knows every node and all the others, and all of them are up. */
    public void awaitMutualKnowledge() {
        int peers = running().size() - 1;
        told(() -> await("the sentinels of " + name + " know everybody")
                .atMost(Member.PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    for (Member sentinel : running()) {
                        assertThat(field(sentinel, "num-slaves")).contains(Integer.toString(nodes.size() - 1));
                        assertThat(Integer.parseInt(
                                        field(sentinel, "num-other-sentinels").orElse("0")))
                                .isGreaterThanOrEqualTo(peers);
                        assertThat(field(sentinel, "flags")).contains("master");
                        assertThat(String.valueOf(sentinel.ask("SENTINEL", "CKQUORUM", name)))
                                .startsWith("OK " + (peers + 1) + " usable");
                    }
                }));
    }

    /** Has the first sentinel move the master; returns when it has begun to. */
    public void orderFailover() {
        await("a sentinel takes the order")
                .atMost(Member.PATIENCE)
                .until(() -> sentinels.get(0).ask("SENTINEL", "FAILOVER", name).equals("OK"));
    }

    /** Every sentinel that runs names one and the same master, which is not {@code old} and takes writes. */
    public Member awaitMasterOtherThan(Member old) {
        told(() -> await("another master than " + old)
                .atMost(Member.PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    List<HostPort> named = new ArrayList<>();
                    for (Member sentinel : running()) {
                        named.add(masterBy(sentinel));
                    }
                    assertThat(named).doesNotContain(old.address()).containsOnly(named.get(0));
                    assertThat(master().ask("SET", "k", "v")).isEqualTo("OK");
                }));
        return master();
    }

    /**
     * One master in the eyes of all sentinels, from which all other nodes stream, whichever it is by then: a redis-sentinel
     * that heard late of a failover may carry out another one.
     */
    public void awaitPeace() {
        told(() -> await("one master of " + name + " that everybody follows")
                .atMost(Member.PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    Member master = master();
                    for (Member sentinel : running()) {
                        assertThat(masterBy(sentinel)).isEqualTo(master.address());
                    }
                    for (Member node : nodesOtherThan(master)) {
                        assertThat(follows(node, master)).as(node.name()).isTrue();
                    }
                }));
    }

    /** All other nodes that run stream from this master. */
    public void awaitAllFollow(Member master) {
        nodesOtherThan(master).stream().filter(Member::runs).forEach(node -> awaitFollows(node, master));
    }

    public void awaitFollows(Member node, Member master) {
        told(() -> await(node + " follows " + master)
                .atMost(Member.PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> follows(node, master)));
    }

    /** What was awaited in vain is explained by what the members wrote meanwhile. */
    private void told(Runnable awaiting) {
        try {
            awaiting.run();
        } catch (ConditionTimeoutException e) {
            String logs = Stream.concat(sentinels.stream(), nodes.stream())
                    .map(member -> "== " + member + "\n" + member.lastOfLog())
                    .collect(Collectors.joining("\n"));
            throw new AssertionError(e.getMessage() + "\n" + logs, e);
        }
    }

    public static boolean follows(Member node, Member master) throws IOException {
        List<?> role = (List<?>) node.ask("ROLE");
        return role.get(0).equals("slave")
                && role.get(1).equals(master.address().host())
                && role.get(2).equals((long) master.address().port())
                && role.get(3).equals("connected");
    }
}
