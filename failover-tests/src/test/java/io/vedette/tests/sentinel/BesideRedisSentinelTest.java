package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands to one of our sentinels and to a redis-sentinel 7.0 that watch the same master, replies compared. */
class BesideRedisSentinelTest {
    /** Ages, and what depends on the moment. */
    private static final Set<String> MASKED = Set.of(
            "last-ping-sent",
            "last-ok-ping-reply",
            "last-ping-reply",
            "info-refresh",
            "role-reported-time",
            "last-hello-message",
            "link-pending-commands",
            "slave-repl-offset");

    /**
     * Asked of both; the replies must be equal to the last character. Not in the list: {@code CONFIG GET} without a parameter, where
     * we answer as 7.2 does, and {@code CONFIG GET sentinel-pass}, which we do not show in clear.
     */
    private static final List<String> SAME = List.of(
            "SENTINEL MASTER nobody",
            "SENTINEL REPLICAS nobody",
            "SENTINEL SLAVES nobody",
            "SENTINEL SENTINELS nobody",
            "SENTINEL GET-MASTER-ADDR-BY-NAME nobody",
            "SENTINEL GET-MASTER-ADDR-BY-NAME mymaster",
            "SENTINEL CKQUORUM nobody",
            "SENTINEL FAILOVER nobody",
            "SENTINEL REMOVE nobody",
            "SENTINEL RESET nobody",
            "SENTINEL NOSUCH",
            "SENTINEL",
            "SENTINEL MASTER",
            "SENTINEL MASTER a b",
            "SENTINEL MONITOR m 1.2.3.4 1 x",
            "SENTINEL MONITOR m 1.2.3.4 x 1",
            "SENTINEL MONITOR m 1.2.3.4 1 0",
            "SENTINEL MONITOR m no.such.host 1 1",
            "SENTINEL MONITOR m 1.2.3.4 70000 1",
            "SENTINEL MONITOR mymaster 1.2.3.4 1 1",
            "SENTINEL SET nobody quorum 1",
            "SENTINEL SET mymaster quorum 0",
            "SENTINEL SET mymaster quorum x",
            "SENTINEL SET mymaster nosuch 1",
            "SENTINEL SET mymaster down-after-milliseconds -1",
            "SENTINEL SET mymaster notification-script /bin/true",
            "SENTINEL SET mymaster quorum 2",
            "SENTINEL CONFIG GET announce-port",
            "SENTINEL CONFIG GET resolve-hostnames",
            "SENTINEL CONFIG SET announce-port 70000",
            "SENTINEL DEBUG",
            "SENTINEL DEBUG nosuch 1",
            "SENTINEL DEBUG info-period 0",
            "SENTINEL DEBUG info-period 10000",
            "SENTINEL IS-MASTER-DOWN-BY-ADDR 1.2.3.4 1 0 *",
            "SENTINEL IS-MASTER-DOWN-BY-ADDR 1.2.3.4 x 0 *",
            "SENTINEL PENDING-SCRIPTS",
            "SENTINEL SIMULATE-FAILURE nosuch",
            "SENTINEL SIMULATE-FAILURE help",
            "SENTINEL INFO-CACHE nobody",
            "SENTINEL FLUSHCONFIG",
            "PUBLISH other x",
            "PUBLISH __sentinel__:hello nonsense",
            "ROLE",
            "GET x",
            "SUBSCRIBE");

    @TempDir
    private Path folder;

    private static Object ask(Watcher sentinel, String... words) throws IOException {
        return Wire.read(sentinel.ask(words));
    }

    @Test
    void repliesAreEqualToThoseOfARedisSentinel() throws IOException {
        try (Deployment deployment = Deployment.start(folder, 1)) {
            Watcher ours = deployment.sentinels().get(0);
            Watcher real = deployment.sentinels().get(2);
            Map<String, Object> expected = new LinkedHashMap<>();
            Map<String, Object> got = new LinkedHashMap<>();
            for (String command : SAME) {
                expected.put(command, ask(real, command.split(" ", -1)));
                got.put(command, ask(ours, command.split(" ", -1)));
            }
            assertThat(got).isEqualTo(expected);
            // Ours goes on with warnings: here that all sentinels share a host.
            assertThat(ours.ask("SENTINEL", "CKQUORUM", "mymaster"))
                    .startsWith(real.ask("SENTINEL", "CKQUORUM", "mymaster").strip())
                    .contains("Warning: 3 of 3 sentinels run on 127.0.0.1");
            patiently("the same maps").untilAsserted(() -> {
                assertThat(map(ask(ours, "SENTINEL", "MASTER", "mymaster")))
                        .isEqualTo(map(ask(real, "SENTINEL", "MASTER", "mymaster")));
                assertThat(maps(ask(ours, "SENTINEL", "REPLICAS", "mymaster")))
                        .isEqualTo(maps(ask(real, "SENTINEL", "REPLICAS", "mymaster")));
            });
            assertThat(fieldNames(ask(ours, "SENTINEL", "SENTINELS", "mymaster")))
                    .isEqualTo(fieldNames(ask(real, "SENTINEL", "SENTINELS", "mymaster")));
        }
    }

    /** Names and values in order, {@code name=value}; what differs between any two sentinels masked. */
    private static List<String> map(Object reply) {
        List<?> flat = (List<?>) reply;
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += 2) {
            String name = String.valueOf(flat.get(i));
            pairs.add(name + "=" + (MASKED.contains(name) ? "?" : flat.get(i + 1)));
        }
        return pairs;
    }

    private static List<List<String>> maps(Object reply) {
        List<List<String>> all = new ArrayList<>();
        ((List<?>) reply).forEach(one -> all.add(map(one)));
        all.sort(Comparator.comparing(pairs -> pairs.get(0)));
        return all;
    }

    private static List<List<String>> fieldNames(Object reply) {
        return maps(reply).stream()
                .map(pairs -> pairs.stream()
                        .map(pair -> pair.substring(0, pair.indexOf('=')))
                        .toList())
                .toList();
    }
}
