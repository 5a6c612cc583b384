package io.vedette.engine.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a replica of ours is told is what a replica of a real server is told, for the same commands. The differences that
 * are left are meant, each leads to the same data, and a real replica understands it:
 *
 * <ul>
 *   <li>EXPIRE with NX, XX, GT or LT is told as PEXPIREAT without the condition, which was met;
 *   <li>a SETBIT that finds the bit as it should be is told all the same;
 *   <li>what a group has read is told with XGROUP SETID ENTRIESREAD after each XREADGROUP: 7.0 forgets it, and its lag
 *       is wrong after a failover.
 * </ul>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamBesideRedisTest {
    private static final long SEED = 3;

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final EffectStream encoder = new EffectStream(stream::write);
    private final Node ours = new Node(SEED, Protocol.RESP2, encoder::append);
    private RealRedis redis;
    private RealRedis.Raw theirs;
    private ReplicaStream replica;
    private int markers;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        redis = RealRedis.start(
                "--repl-diskless-sync-delay",
                "0",
                "--repl-ping-replica-period",
                "3600",
                "--enable-debug-command",
                "yes");
        theirs = redis.connect();
        replica = new ReplicaStream(redis.port());
    }

    @BeforeEach
    void empty() throws IOException {
        ours.engine().time(System.currentTimeMillis());
        for (String command : List.of("SELECT 0", "FLUSHALL", "FUNCTION FLUSH")) {
            both(words(command));
        }
        ourStream();
        theirStream();
    }

    @AfterAll
    void stop() throws IOException {
        replica.close();
        theirs.close();
        redis.close();
    }

    static List<String> stories() {
        return StreamStories.ALL;
    }

    @ParameterizedTest
    @MethodSource("stories")
    void replicasAreToldTheSame(String story) throws IOException {
        // Else a key whose time is over is removed by the next command or before it, as it happens.
        theirs.ask("DEBUG", "SET-ACTIVE-EXPIRE", "0");
        for (String command : story.split("; ", -1)) {
            ours.engine().time(System.currentTimeMillis());
            both(words(command));
        }
        theirs.ask("DEBUG", "SET-ACTIVE-EXPIRE", "1");
        assertThat(ourStream()).as(story).isEqualTo(theirStream());
    }

    static List<String> groups() {
        return StreamStories.GROUPS;
    }

    @ParameterizedTest
    @MethodSource("groups")
    void replicasAreToldWhatGroupsHold(String story) throws IOException {
        for (String command : story.split("; ", -1)) {
            both(words(command));
        }
        assertThat(pending(ourStream())).as(story).isEqualTo(pending(theirStream()));
    }

    private static List<List<String>> pending(List<List<String>> stream) {
        return stream.stream()
                .filter(command ->
                        !(command.contains("setid") || command.contains("multi") || command.contains("exec")))
                .toList();
    }

    @Test
    void whoWaitedIsToldOfAsIfItHadAskedThen() throws IOException {
        for (String[] talk : StreamStories.WAITING) {
            try (RealRedis.Raw waiter = redis.connect()) {
                Node waiting = ours.another();
                waiter.send(words(talk[0]));
                while (!theirs.ask("INFO", "clients").contains("blocked_clients:1")) {
                    Thread.onSpinWait();
                }
                waiting.ask(talk[0]);
                both(words(talk[1]));
                waiter.reply();
            }
            assertThat(ourStream()).as(talk[0]).isEqualTo(theirStream());
        }
    }

    @Test
    void keysThatExpireAreRemovedByName() throws IOException {
        long soon = System.currentTimeMillis() + 50;
        theirs.ask("SET", "gone", "v", "PXAT", Long.toString(soon));
        ours.ask("SET gone v PXAT " + soon);
        while (theirs.ask("DBSIZE").equals(":1\r\n")) {
            Thread.onSpinWait();
        }
        ours.engine().time(soon + 1);
        ours.engine().expire(20);
        assertThat(ourStream()).isEqualTo(theirStream());
    }

    @Test
    void restoredKeysKeepTheTimeTheyWereGiven() throws IOException {
        both("RPUSH", "l", "a", "b");
        String reply = theirs.ask("DUMP", "l");
        String payload = reply.substring(reply.indexOf('\n') + 1, reply.length() - 2);
        both("RESTORE", "m", "0", payload);
        both("RESTORE", "n", "5000", payload);
        both("RESTORE", "n", "4000000000000", payload, "ABSTTL", "REPLACE");
        both("RESTORE", "n", "1", payload, "REPLACE", "ABSTTL");
        both("RESTORE", "n", "0", payload, "IDLETIME", "9");
        assertThat(ourStream()).isEqualTo(theirStream());
    }

    private void both(String... words) throws IOException {
        theirs.ask(words);
        ours.ask(bytes(words));
    }

    private List<List<String>> theirStream() throws IOException {
        String marker = "marker-" + markers++;
        theirs.ask("PUBLISH", "c", marker);
        List<List<String>> commands = replica.until(marker);
        if (!commands.isEmpty() && commands.get(commands.size() - 1).get(0).equals("SELECT")) {
            commands.remove(commands.size() - 1);
        }
        return masked(commands);
    }

    private List<List<String>> ourStream() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(stream.toByteArray());
        List<List<String>> commands = new ArrayList<>();
        while (in.available() > 0) {
            commands.add(ReplicaStream.command(in));
        }
        stream.reset();
        return masked(commands);
    }

    /** Times are a few milliseconds apart: the last digits of everything that looks like one say nothing. */
    private static List<List<String>> masked(List<List<String>> commands) {
        return commands.stream()
                .map(command -> command.stream()
                        .map(word -> word.replaceAll("\\b1[6-9]\\d{11}\\b(-\\d+)?", "time")
                                .toLowerCase(Locale.ROOT))
                        .toList())
                .toList();
    }

    /** A story's words end at spaces; a space within a word is written as a hard one. */
    private static String[] words(String command) {
        return Stream.of(command.split(" ", -1))
                .map(word -> word.replace('\u00a0', ' '))
                .toArray(String[]::new);
    }

    private static byte[][] bytes(String... words) {
        return Stream.of(words).map(word -> word.getBytes(ISO_8859_1)).toArray(byte[][]::new);
    }
}
