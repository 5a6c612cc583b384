package io.vedette.node.persist;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Port to the file system: the steps of making a large file, each of which may fail. All of them may block. */
public interface Disk {

    /** The system's. */
    Disk SYSTEM = new Disk() {
        @Override
        public Output create(Path file) throws IOException {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            return new ChannelOutput(channel);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    };

    /** A file that is being written. */
    interface Output extends Closeable {
        void write(byte[] array, int offset, int length) throws IOException;

        /** Everything written so far is on the disk. */
        void sync() throws IOException;
    }

    /** Makes a file, or empties one that is there. */
    Output create(Path file) throws IOException;

    void rename(Path from, Path to) throws IOException;

    /** The names in the folder are on the disk. */
    void syncFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /** The output of {@link #SYSTEM}. */
    record ChannelOutput(FileChannel channel) implements Output {
        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(array, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
