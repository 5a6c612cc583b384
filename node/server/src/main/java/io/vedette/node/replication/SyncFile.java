package io.vedette.node.replication;

import io.vedette.node.persist.SnapshotTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A snapshot on the disk between its maker and replicas, for those that have to know its length first. It has a name for
 * no longer than it takes to open it, so nothing of it is left whatever happens.
 */
final class SyncFile implements SnapshotTarget {
    private static final int PIECE_BYTES = 256 << 10;

    private final Path folder;
    private Optional<FileChannel> file = Optional.empty();

    SyncFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        FileChannel open = open();
        ByteBuffer bytes = ByteBuffer.wrap(array, offset, length);
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    private FileChannel open() throws IOException {
        if (file.isEmpty()) {
            Path path = Files.createTempFile(folder, "temp-sync-", ".rdb");
            file = Optional.of(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
            Files.delete(path);
        }
        return file.get();
    }

    @Override
    public void complete() throws IOException {
        open().position(0);
    }

    @Override
    public void abandon() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    long bytes() throws IOException {
        return open().size();
    }

    /** Gives everything to the replicas, at their pace. */
    void giveTo(SharedSnapshot snapshot) throws IOException {
        try (FileChannel open = open()) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            while (open.read(piece) >= 0) {
                snapshot.write(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
        snapshot.complete();
    }
}
