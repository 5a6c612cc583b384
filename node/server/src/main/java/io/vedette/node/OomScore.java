package io.vedette.node;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Linux whom to end first where memory is short, as {@code oom-score-adj} says: a replica rather than a master. Redis's third
 * value is for children, which a node has none of.
 */
final class OomScore {
    private static final Logger LOG = LoggerFactory.getLogger(OomScore.class);
    private static final int MOST = 1_000;
    private static final int OF_A_MASTER = 0;
    private static final int OF_A_REPLICA = 1;

    private final Path file;
    private OptionalInt before = OptionalInt.empty();
    private String mode = "no";
    private List<Integer> values = List.of();
    private boolean replica;

    /** @param file what the system shows, and lets change, of this process */
    OomScore(Path file) {
        this.file = file;
    }

    void settings(Configuration now) {
        String changed = now.get(ProcessParameters.OOM_SCORE_ADJ);
        List<Integer> scores = now.get(ProcessParameters.OOM_SCORE_ADJ_VALUES);
        if (!changed.equals(mode) || !scores.equals(values)) {
            mode = changed;
            values = scores;
            tell();
        }
    }

    /** To be called every now and then. */
    void role(boolean isReplica) {
        if (isReplica != replica) {
            replica = isReplica;
            tell();
        }
    }

    /** What was there before we came holds again where nothing is to be told. */
    private void tell() {
        boolean wanted = !mode.equals("no");
        if (!wanted && before.isEmpty()) {
            return;
        }
        try {
            int found = before.isPresent() ? before.getAsInt() : read();
            before = wanted ? OptionalInt.of(found) : OptionalInt.empty();
            write(wanted ? wanted(found) : found);
        } catch (IOException | NumberFormatException refused) {
            LOG.warn("oom-score-adj {} could not be told to the system: {}", mode, refused.toString());
        }
    }

    private int wanted(int found) {
        int value = values.get(replica ? OF_A_REPLICA : OF_A_MASTER);
        int score = mode.equals("absolute") ? value : found + value;
        return Math.max(-MOST, Math.min(MOST, score));
    }

    private int read() throws IOException {
        return Integer.parseInt(Files.readString(file).strip());
    }

    private void write(int score) throws IOException {
        Files.writeString(file, Integer.toString(score));
    }
}
