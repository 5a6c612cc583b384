package io.vedette.deploy.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What may be done to a file, and how: asked for first, and not before there is a copy of the whole beside it.
 *
 * @param fixing whether what cannot be loaded is cut off
 * @param upToSecond nothing that happened after this is kept, where the file says when that was
 * @param copying whether a copy is made first
 */
record AofMending(boolean fixing, OptionalLong upToSecond, boolean copying, BufferedReader answers, PrintWriter out) {

    /** Cuts the file after a question, as redis-check-aof asks it. */
    void fix(String name, Path file, long sizeBytes, long keptBytes) throws IOException, Unusable {
        out.printf(
                Locale.ROOT,
                "This will shrink the AOF %s from %d bytes, with %d bytes, to %d bytes%n",
                name,
                sizeBytes,
                sizeBytes - keptBytes,
                keptBytes);
        out.print("Continue? [y/N]: ");
        out.flush();
        String answer = answers.readLine();
        if (answer == null || !answer.toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new Unusable("Aborting...");
        }
        cut(file, keptBytes);
    }

    /** Keeps so many bytes. */
    void cut(Path file, long keptBytes) throws IOException {
        if (copying) {
            Path copy = free(file);
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            out.println("The original is kept as " + copy);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(keptBytes);
            channel.force(true);
        }
    }

    /** A name nobody has. */
    private static Path free(Path file) {
        Path copy = file.resolveSibling(file.getFileName() + ".original");
        for (int number = 2; Files.exists(copy); number++) {
            copy = file.resolveSibling(file.getFileName() + ".original." + number);
        }
        return copy;
    }
}
