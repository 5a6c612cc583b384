package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that come before anybody listens: they find nobody, or a node that loads, or one whose start is over. */
class HammeredStartTest {
    private static final int STARTS = 10;
    private static final int CLIENTS = 3;
    private static final int PATIENCE_S = 60;

    /** They go on for so many commands after they were served first. */
    private static final int SERVED = 50;

    /** It is done between the moment when somebody listens and the one when clients are let in. */
    private static final String LATER_LET_IN = "unixsocketperm 700";

    /** Nobody listens there. */
    private static final String MASTER = "replicaof 127.0.0.1 1";

    @TempDir
    private Path folder;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void whatAMasterAcknowledgesIsThere() throws Exception {
        for (int start = 0; start < STARTS; start++) {
            Path home = home(start);
            Start hammered = hammered(home, LATER_LET_IN);
            try (LocalClient client = new LocalClient(home)) {
                assertThat(client.ask("DBSIZE")).isEqualTo(":" + hammered.served("+OK", "master"));
            } finally {
                end(hammered.node());
            }
        }
    }

    @Test
    void whatAMasterAcknowledgesIsInItsAppendOnlyFile() throws Exception {
        for (int start = 0; start < STARTS; start++) {
            Path home = home(start);
            Start hammered = hammered(home, LATER_LET_IN, "appendonly yes");
            end(hammered.node());

            NodeServer again = LocalNode.started(home, "appendonly yes");
            try (LocalClient client = new LocalClient(home)) {
                assertThat(client.ask("DBSIZE")).isEqualTo(":" + hammered.served("+OK", "master"));
            } finally {
                end(again);
            }
        }
    }

    @Test
    void aReplicaAcknowledgesNothing() throws Exception {
        for (int start = 0; start < STARTS; start++) {
            Path home = home(start);
            Start hammered = hammered(home, LATER_LET_IN, MASTER);
            try (LocalClient client = new LocalClient(home)) {
                hammered.served("-READONLY You can't write against a read only replica.", "slave");
                assertThat(client.ask("DBSIZE")).isEqualTo(":0");
            } finally {
                end(hammered.node());
            }
        }
    }

    /**
     * What a client was told.
     *
     * @param writes the answers to its writes
     * @param roles what the node ever called itself
     */
    private record Heard(List<String> writes, Set<String> roles) {}

    /** A node whose start is over, and what clients heard meanwhile and soon after. */
    private record Start(NodeServer node, List<Heard> heard) {
        /** How many writes were answered like this; all of them, once it loaded no more. */
        long served(String answer, String role) {
            long served = 0;
            for (Heard one : heard) {
                assertThat(one.roles()).containsExactly(role);
                List<String> afterLoading = one.writes().stream()
                        .dropWhile("-LOADING Redis is loading the dataset in memory"::equals)
                        .toList();
                assertThat(afterLoading).isNotEmpty().containsOnly(answer);
                served += afterLoading.size();
            }
            return served;
        }
    }

    private Path home(int start) throws IOException {
        return Files.createDirectory(folder.resolve("node" + start));
    }

    private Start hammered(Path home, String... lines) throws Exception {
        List<Future<Heard>> hammering = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String keys = "client" + i + ":";
            hammering.add(clients.submit(() -> hammer(home, keys)));
        }
        NodeServer node = LocalNode.started(home, lines);
        List<Heard> heard = new ArrayList<>();
        for (Future<Heard> one : hammering) {
            heard.add(one.get(PATIENCE_S, TimeUnit.SECONDS));
        }
        return new Start(node, heard);
    }

    private static Heard hammer(Path home, String keys) throws IOException, InterruptedException {
        List<String> writes = new ArrayList<>();
        Set<String> roles = new TreeSet<>();
        try (LocalClient client = connected(home)) {
            for (int served = 0; served < SERVED; ) {
                String answer = client.ask("SET " + keys + writes.size() + " value");
                served += answer.startsWith("-LOADING") ? 0 : 1;
                writes.add(answer);
                roles.add(client.ask("ROLE").split(" ", 2)[0]);
            }
        }
        return new Heard(writes, roles);
    }

    private static LocalClient connected(Path home) throws InterruptedException {
        while (!Thread.interrupted()) {
            try {
                return new LocalClient(home);
            } catch (IOException nobodyListens) {
                Thread.onSpinWait();
            }
        }
        throw new InterruptedException("nobody listens in " + home);
    }

    private static void end(NodeServer node) throws InterruptedException {
        node.secure();
        node.stop();
    }
}
