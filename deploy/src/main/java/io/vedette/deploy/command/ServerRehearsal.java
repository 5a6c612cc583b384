package io.vedette.deploy.command;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Planner;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.local.Wish;
import io.vedette.deploy.watch.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node and a sentinel in this very process, asked a few questions, in a folder that goes away again. */
final class ServerRehearsal {
    private static final int PATIENCE_MS = 20_000;
    private static final int PERIOD_MS = 20;
    private static final int MOST_TRIES = 20;

    /** Far from the usual ports, which whoever waits for this rehearsal is about to use. */
    private static final int PORTS_FROM = 41_000;

    private final PrintWriter out;

    ServerRehearsal(PrintWriter out) {
        this.out = out;
    }

    int run() throws IOException, InterruptedException, Refusal {
        Path folder = Files.createTempDirectory("vedette-rehearsal");
        try {
            Wish one = new Wish(
                    OptionalInt.of(1),
                    OptionalInt.of(1),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty());
            Layout layout = new Planner(folder, one, PORTS_FROM, PORTS_FROM + 1000, PORTS_FROM + 2000).layout();
            layout.prepare();
            for (String command : List.of("node", "sentinel")) {
                perform(command, layout);
            }
            return answers(layout) ? 0 : 1;
        } finally {
            remove(folder);
        }
    }

    private void perform(String command, Layout layout) {
        Path config = (command.equals("node") ? layout.nodes() : layout.sentinels())
                .get(0)
                .config();
        Thread thread = new Thread(() -> VedetteCommand.run(out, out, command, config.toString()), command);
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean answers(Layout layout) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        boolean agreed = Watcher.once(layout).agreed();
        while (!agreed && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            agreed = Watcher.once(layout).agreed();
        }
        return agreed;
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
