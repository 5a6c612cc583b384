package io.vedette.tests.sentinel;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes one state after the other into a sentinel's file, and says so after each, until somebody ends it. */
final class EndlessWriter {
    private static final String DIRECTIVE = "sentinel current-epoch ";

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path config = Path.of(arguments[0]);
        long epoch = Files.readAllLines(config).stream()
                .filter(line -> line.startsWith(DIRECTIVE))
                .mapToLong(line -> Long.parseLong(line.substring(DIRECTIVE.length())))
                .findFirst()
                .orElse(0);
        StateStore store = new StateStore(config, config.resolveSibling("state"));
        SentinelId id = new SentinelId("f".repeat(40));
        while (true) {
            epoch++;
            DurableState durable = new DurableState(id, new Epoch(epoch), List.of());
            store.write(new SentinelState(durable, GlobalOptions.DEFAULT, Map.of()));
            System.out.println(epoch);
        }
    }
}
