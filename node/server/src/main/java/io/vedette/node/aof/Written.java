package io.vedette.node.aof;

import java.io.IOException;
import java.util.Optional;

/**
 * What became of a batch in the thread that writes.
 *
 * @param synced whether all of it is on the disk
 * @param syncFailure why it is not, where it should be
 */
record Written(AofFile.Outcome outcome, boolean synced, Optional<IOException> syncFailure) {

    /** Writes a batch and syncs it where that is wanted; in the thread that writes. */
    static Written of(Batch batch, boolean sync) {
        AofFile.Outcome outcome = batch.write();
        if (!sync || outcome.failure().isPresent()) {
            return new Written(outcome, false, Optional.empty());
        }
        try {
            batch.file().sync();
            return new Written(outcome, true, Optional.empty());
        } catch (IOException failure) {
            return new Written(outcome, false, Optional.of(failure));
        }
    }

    /** Closes a file of which everything was written; why that failed, if so. */
    static Optional<IOException> finish(AofFile file) {
        try {
            file.finish();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(failure);
        }
    }
}
