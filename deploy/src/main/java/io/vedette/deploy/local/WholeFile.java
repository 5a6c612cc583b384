package io.vedette.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Files that are either there as a whole or not at all, whenever the writer dies. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, List<String> lines) throws IOException {
        Files.move(beside(file, lines), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Fails with {@link java.nio.file.FileAlreadyExistsException} where the file is there already. */
    static void create(Path file, List<String> lines) throws IOException {
        Path beside = beside(file, lines);
        try {
            // A rename would replace the file, a link does not.
            Files.createLink(file, beside);
        } finally {
            Files.delete(beside);
        }
    }

    private static Path beside(Path file, List<String> lines) throws IOException {
        Path beside = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        return Files.write(beside, lines);
    }
}
