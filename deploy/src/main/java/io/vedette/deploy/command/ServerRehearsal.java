package io.vedette.deploy.command;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Client;
import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.Planner;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.local.Wish;
import io.vedette.deploy.watch.Watcher;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A whole group in this very process, three nodes and three sentinels, in a folder that goes away again. They are asked a few questions, nodes
 * follow the first, the data are saved in every form, the master is moved and the next one ends, so that a server which does so for the first
 * time has no classes to look for while clients wait. Fewer would leave out what only they do who are not the leader, or not the new master:
 * to vote, to hear of it, to follow somebody else.
 */
final class ServerRehearsal {
    private static final int PATIENCE_MS = 60_000;
    private static final int PERIOD_MS = 20;
    private static final int MOST_TRIES = 20;

    private static final List<List<String>> DATA = List.of(
            List.of("SET", "string", "value"),
            List.of("SET", "number", "1"),
            List.of("EXPIRE", "string", "1000"),
            List.of("RPUSH", "list", "value"),
            List.of("SADD", "set", "value"),
            List.of("HSET", "hash", "field", "value"),
            List.of("ZADD", "zset", "1", "value"),
            List.of("XADD", "stream", "*", "field", "value"));

    private static final Access ACCESS = new Access(Optional.empty(), Optional.empty(), Optional.empty(), PATIENCE_MS);

    private final PrintWriter out;

    ServerRehearsal(PrintWriter out) {
        this.out = out;
    }

    int run() throws IOException, InterruptedException, Refusal {
        Path folder = Files.createTempDirectory("vedette-rehearsal");
        try (RehearsalPorts ports = RehearsalPorts.claim()) {
            Layout layout = new Planner(folder, Wish.none(), ports.nodes(), ports.sentinels(), ports.pages()).layout();
            layout.prepare();
            Member master = layout.firstMaster();
            perform("node", master);
            saveInEveryForm(opened(master));
            layout.nodes().stream().filter(node -> !node.equals(master)).forEach(node -> perform("node", node));
            layout.sentinels().forEach(sentinel -> perform("sentinel", sentinel));
            return answers(layout) && isMoved(layout) && answers(layout) && isReplaced(layout) ? 0 : 1;
        } finally {
            remove(folder);
        }
    }

    private void perform(String command, Member member) {
        Thread thread = new Thread(
                () -> VedetteCommand.run(out, out, command, member.config().toString()), command);
        thread.setDaemon(true);
        thread.start();
    }

    private static Client opened(Member node) throws InterruptedException, Refusal {
        long deadline = deadline();
        while (true) {
            try {
                return Client.open(new HostPort("127.0.0.1", node.port()), ACCESS);
            } catch (Refusal notYet) {
                if (System.nanoTime() - deadline > 0) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            }
        }
    }

    private static void saveInEveryForm(Client node) throws InterruptedException, Refusal {
        try (node) {
            for (List<String> command : DATA) {
                node.ask(command.toArray(String[]::new));
            }
            node.ask("BGSAVE");
            rest(node);
            node.ask("CONFIG", "SET", "appendonly", "yes");
            rest(node);
            node.ask("SET", "number", "2");
            node.ask("BGREWRITEAOF");
            rest(node);
            node.ask("CONFIG", "SET", "appendonly", "no");
        }
    }

    /** Until nothing is written any more. */
    private static void rest(Client node) throws InterruptedException, Refusal {
        comesTrue(() -> {
            Map<String, String> said = Plain.info(Plain.text(node.ask("INFO", "persistence")));
            return Stream.of("rdb_bgsave_in_progress", "aof_rewrite_in_progress", "aof_rewrite_scheduled")
                    .noneMatch(field -> "1".equals(said.get(field)));
        });
    }

    /** In order, as soon as the sentinels know each other. */
    private static boolean isMoved(Layout layout) throws InterruptedException, Refusal {
        try (Client sentinel = opened(layout.sentinels().get(0))) {
            String before = master(sentinel);
            return comesTrue(() -> Plain.text(sentinel.tryAsk("SENTINEL", "CKQUORUM", Layout.GROUP))
                            .startsWith("OK"))
                    && comesTrue(() -> Plain.text(sentinel.tryAsk("SENTINEL", "FAILOVER", Layout.GROUP, "COORDINATED"))
                            .equals("OK"))
                    && comesTrue(() -> !master(sentinel).equals(before));
        }
    }

    /** The master ends, and nobody asked for another one. */
    private static boolean isReplaced(Layout layout) throws InterruptedException, Refusal {
        Optional<Member> master = Watcher.once(layout).masterNode();
        if (master.isEmpty()) {
            return false;
        }
        try (Client sentinel = opened(layout.sentinels().get(0))) {
            String before = master(sentinel);
            end(opened(master.get()));
            return comesTrue(() -> !master(sentinel).equals(before));
        }
    }

    private static void end(Client node) {
        try (node) {
            node.ask("SHUTDOWN", "NOSAVE");
        } catch (Refusal gone) {
            // Who has ended does not answer.
            return;
        }
    }

    private static String master(Client sentinel) throws Refusal {
        return String.join(
                " ", Plain.texts(Optional.of(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", Layout.GROUP))));
    }

    private static boolean answers(Layout layout) throws InterruptedException, Refusal {
        return comesTrue(() -> Watcher.once(layout).agreed());
    }

    /** Asks somebody. */
    @FunctionalInterface
    private interface Question {
        boolean isSo() throws Refusal;
    }

    /** Asks again and again; whether it came true before patience ended. */
    private static boolean comesTrue(Question question) throws InterruptedException, Refusal {
        long deadline = deadline();
        boolean so = false;
        while (!so && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            so = question.isSo();
        }
        return so;
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    }

    /** The servers still run, and may write something in between. */
    private static void remove(Path folder) throws IOException {
        for (int tries = 0; Files.exists(folder) && tries < MOST_TRIES; tries++) {
            List<Path> all = new ArrayList<>();
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.sorted(Comparator.reverseOrder()).forEach(all::add);
            } catch (UncheckedIOException moved) {
                continue;
            }
            for (Path path : all) {
                try {
                    Files.deleteIfExists(path);
                } catch (DirectoryNotEmptyException written) {
                    break;
                }
            }
        }
    }
}
