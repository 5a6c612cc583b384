package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same commands and faults before one of our sentinels and before a redis-sentinel 7.0, each with a master and two replicas of its
 * own: what subscribers of the one hear, subscribers of the other hear as well, field by field, except for what is listed here.
 * The same list, with reasons, is in deploy/docs/sentinel.md.
 */
@Tag(Thorough.TAG)
class EventsBesideRedisSentinelTest {
    /**
     * Told or not as polls happen to fall, or when this machine is slow; by either kind. A master that was moved while it lives
     * redis-sentinel converts seconds later, ours hardly ever: it was made a replica already.
     */
    private static final Pattern BY_CHANCE =
            Pattern.compile("[+-]tilt .*|[+-]role-change .*|\\+reboot .*|\\+fix-slave-config .*"
                    + "|[+-]sdown slave n[23] .*|\\+convert-to-slave slave n2 .*");

    /** Ours is one of the replicas that the failover itself sees to. */
    private static final Set<String> ONLY_OURS = Set.of(
            "+slave-reconf-sent slave n2 n2 @ mymaster n1",
            "+slave-reconf-inprog slave n2 n2 @ mymaster n1",
            "+slave-reconf-done slave n2 n2 @ mymaster n1");

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void endAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private <T extends AutoCloseable> T ended(T process) {
        open.push(process);
        return process;
    }

    /** The third node must never be promoted, so nobody has a choice. */
    private World world(Path home, boolean ours) throws Exception {
        RedisNode first = ended(RedisNode.start(home.resolve("node1")));
        RedisNode second = ended(RedisNode.replicaOf(first, home.resolve("node2")));
        RedisNode third = ended(
                RedisNode.start(home.resolve("node3"), "replicaof 127.0.0.1 " + first.port(), "replica-priority 0"));
        String[] lines = {
            "sentinel monitor mymaster 127.0.0.1 " + first.port() + " 1",
            "sentinel down-after-milliseconds mymaster 1000",
            "sentinel failover-timeout mymaster 20000"
        };
        Path place = home.resolve("sentinel");
        Watcher sentinel = ended(ours ? Watcher.ours(place, lines) : Watcher.real(place, lines));
        sentinel.awaitReady();
        World world = new World(List.of(first, second, third), sentinel, ended(new Listener(sentinel)));
        world.ask("SENTINEL", "DEBUG", "info-period", "300", "publish-period", "300");
        world.awaitTwoReplicas();
        return world;
    }

    /** One sentinel and what it watches. */
    private record World(List<RedisNode> nodes, Watcher sentinel, Listener listener) {
        void awaitTwoReplicas() {
            patiently("two replicas that follow")
                    .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "REPLICAS", "mymaster"))
                            .startsWith("*2\r\n")
                            .doesNotContain("s_down")
                            .doesNotContain("master-link-status\r\n$3\r\nerr"));
        }

        /** Each node and each id by a name of its own. */
        Set<String> heard() throws Exception {
            String id = Wire.read(sentinel.ask("SENTINEL", "MYID")).toString();
            Set<String> masked = new TreeSet<>();
            for (String event : listener.heard()) {
                String text = event.replace(id, "S");
                for (int i = 0; i < nodes.size(); i++) {
                    int port = nodes.get(i).port();
                    text = text.replace("127.0.0.1:" + port, "n" + (i + 1)).replace("127.0.0.1 " + port, "n" + (i + 1));
                }
                if (!BY_CHANCE.matcher(text).matches()) {
                    masked.add(text);
                }
            }
            return masked;
        }

        void awaitEvent(String event) {
            patiently(event).until(() -> heard().contains(event));
        }

        /** Until it is done: a sentinel may not have heard yet that a replica is well. */
        void ask(String... words) {
            patiently(String.join(" ", words))
                    .untilAsserted(() -> assertThat(sentinel.ask(words)).matches("(?s)(\\+OK|:1).*"));
        }
    }

    /** Everything an operator and a bad day can do to a group, one after the other. */
    private static void play(World world) throws Exception {
        RedisNode first = world.nodes().get(0);
        world.ask("SENTINEL", "SET", "mymaster", "parallel-syncs", "2");
        world.ask("SENTINEL", "SET", "mymaster", "auth-pass", "secret");
        world.ask("SENTINEL", "SET", "mymaster", "auth-pass", "");
        world.ask("SENTINEL", "MONITOR", "other", "127.0.0.1", "1", "2");
        world.ask("SENTINEL", "REMOVE", "other");

        first.kill();
        world.awaitEvent("+switch-master mymaster n1 n2");
        world.awaitEvent("+sdown slave n1 n1 @ mymaster n2");
        first.restart();
        world.awaitEvent("-sdown slave n1 n1 @ mymaster n2");
        world.awaitTwoReplicas();

        world.ask("SENTINEL", "FAILOVER", "mymaster");
        world.awaitEvent("+switch-master mymaster n2 n1");
        world.awaitTwoReplicas();

        world.ask("SENTINEL", "RESET", "mymaster");
        world.awaitTwoReplicas();
    }

    @Test
    void subscribersHearTheSameOfBoth() throws Exception {
        World ours = world(folder.resolve("ours"), true);
        World theirs = world(folder.resolve("theirs"), false);

        both(() -> played(ours), () -> played(theirs));

        patiently("what each of them alone tells")
                .untilAsserted(() -> assertThat(
                                List.of(without(ours.heard(), theirs.heard()), without(theirs.heard(), ours.heard())))
                        .isEqualTo(List.of(ONLY_OURS, Set.of())));
    }

    private static boolean played(World world) throws Exception {
        play(world);
        return true;
    }

    private static void both(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> done : pair.invokeAll(List.of(one, other), 3, TimeUnit.MINUTES)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pair.shutdownNow();
        }
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
