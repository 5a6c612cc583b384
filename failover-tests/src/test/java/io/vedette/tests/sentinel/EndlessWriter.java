package io.vedette.tests.sentinel;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.state.DamagedJournal;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateNews;
import io.vedette.sentinel.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Promises one epoch after the other and says so after each, until somebody ends it: most stand in a sentinel's journal, and now and
 * then its file is rewritten.
 */
final class EndlessWriter {
    private static final String DIRECTIVE = "sentinel current-epoch ";
    private static final SentinelId ID = new SentinelId("f".repeat(40));
    private static final int VOTES_PER_REWRITE = 5;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException, DamagedJournal {
        Path config = Path.of(arguments[0]);
        long epoch = epochIn(config);
        StateStore store = new StateStore(config, folderOf(config));
        while (true) {
            epoch++;
            boolean rewrites = epoch % VOTES_PER_REWRITE == 0 || store.hasLeftPromises();
            if (rewrites) {
                store.write(new SentinelState(state(epoch), GlobalOptions.DEFAULT, Map.of()));
            } else {
                store.add(new StateNews(ID, new Epoch(epoch), List.of()));
            }
            System.out.println(epoch);
            if (rewrites) {
                store.forgetAdded();
            }
        }
    }

    /** What a start would find. */
    static long epochIn(Path config) throws IOException, DamagedJournal {
        long inFile = Files.readAllLines(config).stream()
                .filter(line -> line.startsWith(DIRECTIVE))
                .mapToLong(line -> Long.parseLong(line.substring(DIRECTIVE.length())))
                .findFirst()
                .orElse(0);
        return StateStore.withPromises(state(inFile), config, folderOf(config))
                .currentEpoch()
                .value();
    }

    private static DurableState state(long epoch) {
        return new DurableState(ID, new Epoch(epoch), List.of());
    }

    private static Path folderOf(Path config) {
        return config.resolveSibling("state");
    }
}
