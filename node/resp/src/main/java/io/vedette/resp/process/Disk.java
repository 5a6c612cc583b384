package io.vedette.resp.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The steps of replacing a file, each of which a crash may come before or into. */
public interface Disk {
    /** The system's. */
    Disk SYSTEM = new Disk() {
        @Override
        public void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
            Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel =
                    FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions))) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }

        @Override
        public void extend(Path file, long at, byte[] content) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(at);
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer, at + buffer.position());
                }
            }
        }

        @Override
        public void sync(Path path) throws IOException {
            OpenOption how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
            try (FileChannel channel = FileChannel.open(path, how)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public boolean delete(Path file) throws IOException {
            return Files.deleteIfExists(file);
        }
    };

    /** Makes a file that was not there. */
    void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException;

    /** Writes behind the first bytes of a file, which ends there; makes it when it was not there. */
    void extend(Path file, long at, byte[] content) throws IOException;

    /** Of a file: what was written; of a folder: which files it has. */
    void sync(Path path) throws IOException;

    void rename(Path from, Path to) throws IOException;

    /** Tells whether it was there. */
    boolean delete(Path file) throws IOException;
}
