package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A node follows masters whose answers, snapshots and streams are damaged on the way. It never ends, hangs or takes more
 * memory than it was given; its data are those from before until a snapshot is whole; and the log says what was wrong, and
 * where. {@code -Dfuzz.streams} says how many masters, {@code -Dseed} which.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzedStreamsTest {
    private static final long SEED = Objects.requireNonNull(Long.getLong("seed", 20261122));
    private static final int MASTERS = Integer.getInteger("fuzz.streams", Thorough.times(100, 300));
    private static final int PATIENCE_MS = 60_000;
    private static final int RESIDENT_MIB = 512;
    private static final int CHECKSUM = 8;

    private static final byte[] BROKEN_REPLICA = ("REPLCONF listening-port 7\r\nREPLCONF capa eof capa psync2\r\n"
                    + "REPLCONF ip-address 1.2.3.4\r\nREPLCONF version 7.0.15\r\nREPLCONF vedette-identity x\r\n"
                    + "PSYNC ? -1\r\nREPLCONF ACK 99999 FACK 99999\r\nGET which\r\nREPLCONF GETACK *\r\n"
                    + "*3\r\n$5\r\nPSYNC\r\n$40\r\n" + "b".repeat(40) + "\r\n$4\r\n1001\r\nREPLCONF ACK 1001\r\n")
            .getBytes(ISO_8859_1);

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** A node, and what it is known to hold. */
    private final class Replica implements AutoCloseable {
        private final ServerProcess process;
        private final RespClient client;
        private final List<Recording> recordings;
        private int held;
        private long logged;

        Replica() throws IOException {
            process = ServerProcess.start("save \"\"", "repl-diskless-sync-delay 0");
            HostPort address = new HostPort("127.0.0.1", process.port());
            client = RespClient.connect(address, PATIENCE_MS);
            recordings = List.of(Recording.of(address, "one", random), Recording.of(address, "two", random));
            follow(Part.of(recordings.get(held), true));
        }

        /** The one it does not hold. */
        Recording other() {
            return recordings.get(1 - held);
        }

        /** It follows a master that says this; gives what the log said until it had lost it again. */
        String follow(Part part) throws IOException {
            try (BrokenMaster master = new BrokenMaster(random)) {
                String address = "127.0.0.1:" + master.port();
                assertThat(client.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port())))
                        .isEqualTo("OK");
                master.play(part);
                String since = await("the end of the link to " + address)
                        .atMost(Duration.ofMillis(PATIENCE_MS))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> process.log(logged), log -> log.contains("Link to MASTER " + address));
                logged += since.length();
                assertThat(since).doesNotContain("\tat ", "Unhandled");
                return since;
            }
        }

        Object which() throws IOException {
            return client.ask("GET", "which");
        }

        /** A whole snapshot and stream of the recording it does not hold replaces what it holds, in any split. */
        void takeOther(boolean marked) throws IOException {
            Recording next = other();
            follow(Part.of(next, marked));
            assertThat(client.ask("MGET", "which", "last")).isEqualTo(List.of(next.which(), next.which()));
            held = 1 - held;
        }

        void keepAgainst(String what, Part part) throws IOException {
            Object before = client.ask("DBSIZE");
            String log = follow(part);
            assertThat(which())
                    .as("%s; log:%n%s", what, log)
                    .isEqualTo(recordings.get(held).which());
            assertThat(client.ask("DBSIZE")).as(what).isEqualTo(before);
            assertThat(log).as(what).contains("at byte ");
        }

        @Override
        public void close() throws IOException {
            client.close();
            process.close();
        }
    }

    @Test
    void brokenMastersDoNoHarm() throws IOException {
        try (Replica replica = new Replica()) {
            for (int i = 0; i < MASTERS; i++) {
                try {
                    one(replica, random.nextInt(11), random.nextBoolean());
                } catch (IOException | AssertionError | RuntimeException failed) {
                    throw new AssertionError(
                            "master " + i + ", replay with -Dseed=" + SEED + "; the log ends with\n"
                                    + replica.process.log(Math.max(0, replica.logged - 2000)),
                            failed);
                }
            }
            replica.process.assertUnharmed(RESIDENT_MIB);
        }
    }

    /** Little that announces much, with no end in sight. */
    @Test
    void announcementsAreNotBelieved() throws IOException {
        String huge = "\u0081@\0\0\0\0\0\0\0";
        String great = "\u0080\u007f\u00ff\u00ff\u00f0";
        List<String> bodies = List.of(
                "\u00fb" + huge + huge,
                "\u00fb" + great + great,
                "\0\1k" + huge,
                "\0\1k" + great,
                "\0\1k\u00c3\5" + great + "\0a\u00e0\u00ff\0",
                "\1\1k" + great,
                "\2\1k" + great,
                "\4\1k" + great + "\1f\1v",
                "\5\1k" + great,
                "\16\1k" + great,
                "\22\1k" + great + "\2",
                "\23\1k" + great,
                "\u00f5" + great);
        try (Replica replica = new Replica()) {
            Part whole = Part.of(replica.other(), true);
            for (String body : bodies) {
                byte[] bytes = ("REDIS0010" + body).getBytes(ISO_8859_1);
                replica.keepAgainst("a body announced too great", whole.torn(Part.framed(bytes, true)));
            }
            byte[] endless = new byte[300 << 20];
            Arrays.fill(endless, (byte) '1');
            assertThat(replica.follow(whole.torn(endless))).contains("line that announces the snapshot does not end");
            assertThat(replica.follow(whole.greeted(endless))).contains("a line of the master does not end");
            replica.takeOther(false);
            replica.process.assertUnharmed(RESIDENT_MIB);
        }
    }

    /** Where the last whole command of a damaged stream ends, none may end in the true one: it is not asked for what follows. */
    @Test
    void damagedStreamIsFetchedAnew() throws IOException {
        try (Replica replica = new Replica();
                BrokenMaster master = new BrokenMaster(random)) {
            Part whole = Part.of(replica.other(), true);
            replica.client.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
            master.play(whole.streaming("*2\r\n$3\r\nDEL\r\n$1\r\nx\r\n*2\r\n$x\r\n".getBytes(ISO_8859_1)));
            assertThat(master.play(whole)).contains("PSYNC\r\n$1\r\n?\r\n");
            assertThat(replica.process.log(0))
                    .contains(
                            "protocol error in the stream of the master at offset 1020: ERR Protocol error: invalid bulk length");

            assertThat(master.play(whole.greeted("+CONTINUE").silent())).contains("PSYNC\r\n$40\r\n");
            master.play(whole.streaming("DEL which\r\n".getBytes(ISO_8859_1)));
            assertThat(master.play(whole)).contains("PSYNC\r\n$1\r\n?\r\n");
            assertThat(replica.which()).isEqualTo(replica.other().which());
        }
    }

    /** Replicas that say anything at all, listen or do not, and go. */
    @Test
    void brokenReplicasDoNoHarm() throws IOException {
        try (Replica replica = new Replica()) {
            HostPort node = new HostPort("127.0.0.1", replica.process.port());
            replica.client.ask("REPLICAOF", "NO", "ONE");
            for (int i = 0; i < MASTERS; i++) {
                byte[] said = Damage.mangled(BROKEN_REPLICA, random);
                try (Socket socket = new Socket(node.host(), node.port())) {
                    socket.setSoTimeout(PATIENCE_MS);
                    socket.getOutputStream().write(random.nextBoolean() ? said : Damage.cut(said, random));
                    if (random.nextInt(4) == 0) {
                        socket.shutdownOutput();
                        socket.getInputStream().readAllBytes();
                    }
                } catch (SocketException hungUp) {
                    assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|closed|aborted).*");
                }
                if (i % 50 == 0) {
                    assertThat(replica.client.ask("SET", "last", Integer.toString(i)))
                            .isEqualTo("OK");
                }
            }
            await("all of them are gone")
                    .atMost(Duration.ofMillis(PATIENCE_MS))
                    .until(() -> ((String) replica.client.ask("INFO", "replication")).contains("connected_slaves:0"));
            assertThat(replica.which())
                    .isEqualTo(replica.recordings.get(replica.held).which());
            assertThat(Recording.of(node, "three", random).snapshot()).isNotEmpty();
            assertThat(replica.process.log(0)).doesNotContain("\tat ", "Unhandled");
            replica.process.assertUnharmed(RESIDENT_MIB);
        }
    }

    private void one(Replica replica, int kind, boolean marked) throws IOException {
        Recording next = replica.other();
        byte[] body = next.snapshot();
        Part whole = Part.of(next, marked);
        switch (kind) {
            case 0 -> replica.takeOther(marked);
            case 1 -> replica.keepAgainst("cut", whole.torn(Damage.cut(whole.snapshot(), random)));
            case 2 ->
                replica.keepAgainst("flipped bits", whole.whole(Part.framed(Damage.flipped(body, random), marked)));
            case 3 ->
                replica.keepAgainst(
                        "cut, and announced so", whole.whole(Part.framed(Damage.cut(body, random), marked)));
            case 4 -> {
                byte[] longer = Arrays.copyOf(body, body.length + 1 + random.nextInt(200_000));
                replica.keepAgainst("longer than it is", whole.whole(Part.framed(longer, marked)));
            }
            case 5 -> replica.keepAgainst("another mark", whole.torn(Part.markedWrongly(body, random)));
            case 6 -> replica.keepAgainst("a length too great", whole.torn(Part.countedTooLong(body, random)));
            case 7 -> {
                byte[] unsummed = Damage.mangled(body, random);
                Arrays.fill(unsummed, Math.max(0, unsummed.length - CHECKSUM), unsummed.length, (byte) 0);
                anythingOf(replica, whole.whole(Part.framed(unsummed, marked)).streaming(new byte[0]));
            }
            case 8 -> anythingOf(replica, whole.greeted(Damage.mangled(whole.greeting(), random)));
            case 9 -> {
                String log = anythingOf(replica, whole.streaming(Damage.mangled(next.stream(), random)));
                if (log.contains("protocol")) {
                    assertThat(log).contains("at offset ");
                }
            }
            default -> anythingOf(replica, whole.streaming(Damage.interrupted(next.stream(), random)));
        }
    }

    /** Whatever it makes of it, it serves, and can follow a good master. */
    private static String anythingOf(Replica replica, Part part) throws IOException {
        String log = replica.follow(part);
        assertThat(replica.client.ask("PING")).isEqualTo("PONG");
        replica.takeOther(true);
        return log;
    }
}
