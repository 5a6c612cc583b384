package io.vedette.sentinel.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A text file that is replaced as a whole or not at all, whenever the machine dies: written beside itself, synced, renamed, and
 * the folder synced too. The name beside it is always the same, so that nothing piles up after crashes.
 */
final class DurableFile {
    private static final Set<PosixFilePermission> FRESH = PosixFilePermissions.fromString("rw-r--r--");

    private final Path path;

    DurableFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** Its text; empty when there is no such file. */
    String read() throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException fresh) {
            return "";
        }
    }

    void write(String text) throws IOException {
        Path target = target();
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        try {
            write(target, beside, text.getBytes(StandardCharsets.UTF_8));
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(target);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    /** Through a symbolic link: it is the file that is replaced, not the link. */
    private Path target() throws IOException {
        return Files.exists(path) ? path.toRealPath() : path;
    }

    private static void write(Path target, Path beside, byte[] bytes) throws IOException {
        Files.deleteIfExists(beside);
        // Kept as they are: a file with passwords in it that its owner closed must not be opened by a rewrite.
        Set<PosixFilePermission> permissions = Files.exists(target) ? Files.getPosixFilePermissions(target) : FRESH;
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel =
                FileChannel.open(beside, options, PosixFilePermissions.asFileAttribute(permissions))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    void delete() throws IOException {
        if (Files.deleteIfExists(path)) {
            syncFolder(path);
        }
    }

    private static void syncFolder(Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
