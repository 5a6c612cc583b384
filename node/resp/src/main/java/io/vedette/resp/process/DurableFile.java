package io.vedette.resp.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A text file that is replaced as a whole or not at all, whenever the machine dies: written beside itself, synced, renamed, and
 * the folder synced too. The name beside it is always the same, so that nothing piles up after crashes.
 */
public final class DurableFile {
    private static final Set<PosixFilePermission> FRESH = PosixFilePermissions.fromString("rw-r--r--");

    private final Disk disk;
    private final Path path;

    public DurableFile(Disk disk, Path path) {
        this.disk = disk;
        this.path = path.toAbsolutePath();
    }

    public Path path() {
        return path;
    }

    /** Its text; empty when there is no such file. */
    public String read() throws IOException {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException fresh) {
            return "";
        }
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] content) throws IOException {
        Path target = target();
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        try {
            disk.delete(beside);
            disk.write(beside, content, permissions(target));
            disk.sync(beside);
            disk.rename(beside, target);
            disk.sync(folderOf(target));
        } catch (IOException e) {
            disk.delete(beside);
            throw e;
        }
    }

    /** Through a symbolic link: it is the file that is replaced, not the link. */
    private Path target() throws IOException {
        return Files.exists(path) ? path.toRealPath() : path;
    }

    /** Kept as they are: a file with passwords in it that its owner closed must not be opened by a rewrite. */
    private static Set<PosixFilePermission> permissions(Path target) throws IOException {
        return Files.exists(target) ? Files.getPosixFilePermissions(target) : FRESH;
    }

    public void delete() throws IOException {
        if (disk.delete(path)) {
            disk.sync(folderOf(path));
        }
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling(".");
    }
}
