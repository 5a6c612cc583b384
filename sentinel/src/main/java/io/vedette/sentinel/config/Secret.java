package io.vedette.sentinel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A password, and the file it came from, if it stands in a file of its own: then only the file's name is ever written back.
 *
 * @param file as the operator wrote it
 */
public record Secret(String text, Optional<String> file) {
    /** A password is one line; what is larger was named by mistake. */
    static final int MAX_BYTES = 4_096;

    public static Secret of(String text) {
        return new Secret(text, Optional.empty());
    }

    /** The first line of {@code file}, which relative to {@code folder} may be. Blocks. */
    public static Secret readFrom(String file, Path folder) throws IOException {
        Path path = folder.resolve(file);
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException(path + " has more than " + MAX_BYTES + " bytes");
        }
        String text = Files.readString(path).lines().findFirst().orElse("");
        if (text.isEmpty()) {
            throw new IOException("the first line of " + path + " is empty");
        }
        return new Secret(text, Optional.of(file));
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return file.map(name -> "the secret in " + name).orElse("******");
    }
}
