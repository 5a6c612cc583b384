package io.vedette.node.aof;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of which everything written from now on goes to a copy, too: what one of them is synced for, both are. As long as
 * nobody relies on the copy, its failures are no failures of the file.
 *
 * <pre>
 *   TRIED   a failure of the copy ends the copy       -> GIVEN_UP, or NEEDED by {@link #insist}
 *   NEEDED  a failure of the copy is one of the file  -> GIVEN_UP by {@link #giveUp}
 * </pre>
 */
final class CopiedFile implements Disk.OpenFile {
    private static final Logger LOG = LoggerFactory.getLogger(CopiedFile.class);
    private static final long UNKNOWN = -1;

    private enum Copying {
        TRIED,
        NEEDED,
        GIVEN_UP
    }

    /** What is done with the copy. */
    private interface Act {
        void on(Disk.OpenFile copy) throws IOException;
    }

    private final Disk.OpenFile file;
    private final Disk.OpenFile copy;
    private final AtomicReference<Copying> copying = new AtomicReference<>(Copying.TRIED);
    /** Where in the file the copy begins. */
    private long begin = UNKNOWN;

    /** @param copy empty */
    CopiedFile(Disk.OpenFile file, Disk.OpenFile copy) {
        this.file = file;
        this.copy = copy;
    }

    /** From now on the copy counts; fails where it is not complete. */
    void insist() throws IOException {
        if (!copying.compareAndSet(Copying.TRIED, Copying.NEEDED)) {
            throw new IOException("the copy of what was written meanwhile is not complete");
        }
    }

    /** From now on only the file counts. */
    void giveUp() throws IOException {
        if (copying.getAndSet(Copying.GIVEN_UP) != Copying.GIVEN_UP) {
            copy.close();
        }
    }

    private void copy(Act act) throws IOException {
        if (copying.get() == Copying.GIVEN_UP) {
            return;
        }
        try {
            act.on(copy);
        } catch (IOException failure) {
            if (copying.compareAndSet(Copying.TRIED, Copying.GIVEN_UP)) {
                LOG.warn("The append only file cannot be copied to where it is to go: {}", AofWriter.reason(failure));
                copy.close();
            } else if (copying.get() == Copying.NEEDED) {
                throw failure;
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (begin == UNKNOWN) {
            begin = file.size();
        }
        ByteBuffer same = bytes.duplicate();
        file.write(bytes);
        same.limit(bytes.position());
        copy(other -> {
            while (same.hasRemaining()) {
                other.write(same);
            }
        });
    }

    @Override
    public void sync() throws IOException {
        file.sync();
        copy(Disk.OpenFile::sync);
    }

    @Override
    public void truncate(long bytes) throws IOException {
        file.truncate(bytes);
        if (begin != UNKNOWN) {
            copy(other -> other.truncate(bytes - begin));
        }
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        try {
            giveUp();
        } finally {
            file.close();
        }
    }
}
