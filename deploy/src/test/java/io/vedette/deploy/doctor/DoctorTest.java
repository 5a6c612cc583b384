package io.vedette.deploy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.ask.Sentinels;
import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each mistake is made in a deployment that is otherwise well, and must be found; nothing else may be. */
class DoctorTest {
    private final List<SentinelFacts> sentinels = new ArrayList<>();
    private final List<Sentinels.Away> away = new ArrayList<>();
    private final List<NodeFacts> nodes = new ArrayList<>();

    DoctorTest() {
        for (int i = 1; i <= 3; i++) {
            sentinels.add(sentinel(i, Map.of(), Map.of()));
        }
        nodes.add(node(1, Map.of("role", "master"), Map.of()));
        nodes.add(node(2, Map.of("role", "slave"), Map.of()));
        nodes.add(node(3, Map.of("role", "slave"), Map.of()));
    }

    private static SentinelFacts sentinel(int number, Map<String, String> master, Map<String, String> own) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "ip", "10.0.0.1",
                "port", "6379",
                "flags", "master",
                "quorum", "2",
                "config-epoch", "1",
                "down-after-milliseconds", "5000",
                "failover-timeout", "60000",
                "parallel-syncs", "1"));
        fields.putAll(master);
        List<Map<String, String>> peers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            if (i != number) {
                peers.add(Map.of("ip", "10.0.0." + i, "port", "26379", "runid", "id" + i, "flags", "sentinel"));
            }
        }
        return new SentinelFacts(
                new HostPort("10.0.0." + number, 26379),
                "id" + number,
                fields,
                List.of(replica(2, Map.of()), replica(3, Map.of())),
                peers,
                own,
                false);
    }

    private static Map<String, String> replica(int number, Map<String, String> changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "ip", "10.0.0." + number,
                "port", "6379",
                "flags", "slave",
                "slave-priority", "100",
                "master-link-status", "ok",
                "master-host", "10.0.0.1",
                "master-port", "6379"));
        fields.putAll(changed);
        return fields;
    }

    private static NodeFacts node(int number, Map<String, String> info, Map<String, String> config) {
        Map<String, String> options = new HashMap<>(Map.of(
                "save", "3600 1",
                "appendonly", "yes",
                "requirepass", "secret",
                "masterauth", "secret",
                "protected-mode", "yes",
                "bind", "*",
                "min-replicas-to-write", "1"));
        options.putAll(config);
        return new NodeFacts(
                new HostPort("10.0.0." + number, 6379), Optional.empty(), info, options, 1, Optional.of(0L));
    }

    private void everySentinel(Map<String, String> master) {
        sentinels.replaceAll(one -> sentinel(Integer.parseInt(one.id().substring(2)), master, Map.of()));
    }

    private void replicas(List<Map<String, String>> replicas) {
        sentinels.replaceAll(one ->
                new SentinelFacts(one.address(), one.id(), one.master(), replicas, one.peers(), one.own(), one.tilt()));
    }

    private List<String> found() {
        return Doctor.findings(new Facts("mymaster", sentinels, away, nodes)).stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void nothingIsFoundWhereAllIsWell() {
        assertThat(found()).isEmpty();
    }

    @Test
    void quorumThatCannotBeReached() {
        everySentinel(Map.of("quorum", "4"));
        assertThat(found()).containsExactly("quorum-unreachable");
    }

    @Test
    void quorumBelowTheMajority() {
        everySentinel(Map.of("quorum", "1"));
        assertThat(found()).containsExactly("quorum-below-majority");
    }

    @Test
    void twoSentinels() {
        sentinels.remove(2);
        sentinels.replaceAll(one -> new SentinelFacts(
                one.address(),
                one.id(),
                one.master(),
                one.replicas(),
                one.peers().stream()
                        .filter(peer -> !"id3".equals(peer.get("runid")))
                        .toList(),
                one.own(),
                false));
        assertThat(found()).containsExactly("few-sentinels");
    }

    @Test
    void evenNumberOfSentinels() {
        sentinels.replaceAll(one -> {
            List<Map<String, String>> peers = new ArrayList<>(one.peers());
            peers.add(Map.of("ip", "10.0.0.4", "port", "26379", "runid", "id4", "flags", "s_down,sentinel"));
            return new SentinelFacts(one.address(), one.id(), one.master(), one.replicas(), peers, one.own(), false);
        });
        assertThat(found()).containsExactlyInAnyOrder("quorum-below-majority", "even-sentinels", "dead-voter");
    }

    @Test
    void allOnOneHost() {
        sentinels.replaceAll(one -> new SentinelFacts(
                one.address(),
                one.id(),
                one.master(),
                one.replicas(),
                one.peers().stream()
                        .map(peer -> {
                            Map<String, String> moved = new HashMap<>(peer);
                            moved.put("ip", "10.0.0.9");
                            return moved;
                        })
                        .toList(),
                one.own(),
                false));
        assertThat(found()).containsExactly("one-host");
    }

    @Test
    void sentinelThatCannotBeAsked() {
        away.add(new Sentinels.Away(new HostPort("10.0.0.4", 26379), "the connection is refused"));
        assertThat(found()).containsExactly("sentinel-away");
    }

    @Test
    void sentinelsThatDiffer() {
        sentinels.set(0, sentinel(1, Map.of("config-epoch", "7", "port", "6380"), Map.of()));
        nodes.clear();
        replicas(List.of(replica(2, Map.of("master-port", "6380")), replica(3, Map.of("master-port", "6380"))));
        assertThat(found()).containsExactly("views-differ", "views-differ");
    }

    @Test
    void downAfterBelowWhatTheNetworkTakes() {
        everySentinel(Map.of("down-after-milliseconds", "100"));
        assertThat(found()).containsExactly("down-after-too-low");
    }

    @Test
    void masterThatIsDown() {
        everySentinel(Map.of("flags", "s_down,o_down,master"));
        assertThat(found()).containsExactly("master-down", "master-down", "master-down");
    }

    @Test
    void nobodyToPromote() {
        replicas(List.of(
                replica(2, Map.of("slave-priority", "0")),
                replica(3, Map.of("flags", "s_down,slave", "master-link-status", "err"))));
        assertThat(found()).containsExactly("none-promotable", "replica-away", "priority-zero");
    }

    @Test
    void replicaNobodyKnows() {
        nodes.set(0, node(1, Map.of("role", "master", "slave0", "ip=10.0.0.7,port=6379,state=online"), Map.of()));
        assertThat(found()).containsExactly("replica-unknown");
    }

    @Test
    void masterThatKeepsNothing() {
        nodes.set(0, node(1, Map.of("role", "master"), Map.of("save", "", "appendonly", "no")));
        assertThat(found()).containsExactly("nothing-kept");
    }

    @Test
    void passwordOnlyOneWay() {
        nodes.set(1, node(2, Map.of("role", "slave"), Map.of("masterauth", "")));
        assertThat(found()).containsExactly("masterauth-missing");
    }

    @Test
    void nodeOpenToAll() {
        nodes.set(1, node(2, Map.of("role", "slave"), Map.of("requirepass", "", "protected-mode", "no")));
        assertThat(found()).containsExactly("no-password");
    }

    @Test
    void writesThatNeedEveryReplica() {
        nodes.set(0, node(1, Map.of("role", "master"), Map.of("min-replicas-to-write", "2")));
        assertThat(found()).containsExactly("min-replicas-all");
        nodes.set(0, node(1, Map.of("role", "master"), Map.of("min-replicas-to-write", "0")));
        assertThat(found()).containsExactly("min-replicas");
    }

    @Test
    void nodesThatCannotBeLookedAt() {
        nodes.set(0, NodeFacts.away(new HostPort("10.0.0.1", 6379), "10.0.0.1:6379: it is in protected mode"));
        nodes.set(1, NodeFacts.away(new HostPort("10.0.0.2", 6379), "10.0.0.2:6379: it wants a password"));
        nodes.set(2, NodeFacts.away(new HostPort("10.0.0.3", 6379), "10.0.0.3:6379: the connection is refused"));
        assertThat(found()).containsExactly("protected-mode", "node-away", "not-asked");
    }

    @Test
    void clocksAndDisks() {
        NodeFacts well = nodes.get(1);
        nodes.set(
                1,
                new NodeFacts(
                        well.address(),
                        Optional.empty(),
                        Map.of("role", "slave", "rdb_last_bgsave_status", "err", "aof_last_write_status", "err"),
                        well.config(),
                        1,
                        Optional.of(-60_000L)));
        assertThat(found()).containsExactly("snapshot-failed", "aof-failed", "clock");
    }

    @Test
    void loopbackThatOthersCannotReach() {
        NodeFacts well = nodes.get(1);
        nodes.set(
                1,
                new NodeFacts(
                        new HostPort("127.0.0.1", 6379),
                        Optional.empty(),
                        well.info(),
                        well.config(),
                        1,
                        Optional.empty()));
        assertThat(found()).containsExactly("loopback-announced");
    }

    @Test
    void whatSentinelsSayThemselves() {
        sentinels.set(
                0,
                sentinel(
                        1,
                        Map.of(),
                        Map.of(
                                "publisher0",
                                "name=mymaster,kind=dns,state=retrying,epoch=none,target=10.0.0.53,error=refused, by zone",
                                "warning0",
                                "name=mymaster,kind=permissions,text=10.0.0.2:6379 would refuse us INFO, PING; grant that",
                                "warning1",
                                "name=mymaster,kind=one-host,text=known already",
                                "http_certificate_error",
                                "key.pem is not the key of the first certificate in cert.pem",
                                "bad_input_auth",
                                "3")));
        List<Finding> findings = Doctor.findings(new Facts("mymaster", sentinels, away, nodes));
        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder("publisher", "auth", "permissions", "http-certificate");
        assertThat(findings).extracting(Finding::text).anyMatch(text -> text.endsWith("refused, by zone"));
        assertThat(findings).extracting(Finding::remedy).contains("grant that");
    }
}
