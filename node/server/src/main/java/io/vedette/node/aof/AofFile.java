package io.vedette.node.aof;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One increment while it is written to. It ends behind a whole batch, whatever happens: of a batch that could not be
 * written as a whole the first part is taken back, so that the file can be loaded, and written to again once there is
 * room. Belongs to one worker at a time, but for {@link #sync}, which may go on beside a write.
 */
final class AofFile {
    /** Written at once; the copy outside of the heap that the JVM makes of it is no larger. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final long UNKNOWN = -1;

    private final Disk.OpenFile file;
    /** Asked for at the first write, before which somebody else may still write to the end of the same file. */
    private long goodBytes = UNKNOWN;

    private AofFile(Disk.OpenFile file) {
        this.file = file;
    }

    static AofFile of(Disk.OpenFile file) {
        return new AofFile(file);
    }

    /**
     * What became of a batch.
     *
     * @param taken how many of its bytes are in the file
     * @param failure why not all of them are
     */
    record Outcome(int taken, Optional<IOException> failure) {}

    Outcome write(byte[] bytes, int offset, int length) {
        int taken = 0;
        try {
            if (goodBytes == UNKNOWN) {
                goodBytes = file.size();
            }
            while (taken < length) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, offset + taken, Math.min(PIECE_BYTES, length - taken));
                try {
                    file.write(piece);
                } finally {
                    taken = piece.position() - offset;
                }
            }
            goodBytes += length;
            return new Outcome(length, Optional.empty());
        } catch (IOException failure) {
            return new Outcome(takeBack(taken), Optional.of(failure));
        }
    }

    /** How many of these bytes had to be left there. */
    private int takeBack(int taken) {
        if (taken == 0) {
            return 0;
        }
        try {
            file.truncate(goodBytes);
            return 0;
        } catch (IOException stuck) {
            goodBytes += taken;
            return taken;
        }
    }

    void sync() throws IOException {
        file.sync();
    }

    /** Nothing more is going to be written. */
    void finish() throws IOException {
        try {
            file.sync();
        } finally {
            file.close();
        }
    }
}
