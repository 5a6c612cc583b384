package io.vedette.node;

import io.vedette.node.config.NodeConfig;
import io.vedette.node.heap.Filling;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import io.vedette.resp.process.WorkingFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A node in this process that is reached by a socket file alone. */
final class LocalNode {
    private static final long PATIENCE_MS = 20_000;
    private static final long LOOK_EVERY_MS = 10;

    private LocalNode() {}

    /** Something a client can ask about. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits until that is so. */
    static void until(Condition condition) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not become so within " + PATIENCE_MS + " ms");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
        }
    }

    /** Serves, as these lines of a configuration say. */
    static NodeServer started(Path folder, String... lines) throws BadConfiguration, IOException, InterruptedException {
        return NodeServer.start(
                configuration(folder, lines), Optional.empty(), new WorkingFolder(folder), Filling.UNNOTICED, () -> {});
    }

    /** Nobody can reach it yet. */
    static NodeServer assembled(Path folder, Runnable end, String... lines)
            throws BadConfiguration, IOException, InterruptedException {
        return NodeServer.assembled(
                configuration(folder, lines), Optional.empty(), new WorkingFolder(folder), Filling.UNNOTICED, end);
    }

    static Path socket(Path folder) {
        return folder.resolve("socket");
    }

    private static Configuration configuration(Path folder, String... lines) throws BadConfiguration {
        List<Directive> directives = new ArrayList<>();
        Stream.concat(Stream.of("port 0", "unixsocket " + socket(folder), "dir " + folder, "save "), Stream.of(lines))
                .forEach(line -> directives.add(new Directive(
                        new Origin("test", directives.size() + 1), line, Arrays.asList(line.split(" ", -1)))));
        return NodeConfig.read(directives);
    }
}
