package io.vedette.resp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real redis-server 7.0.15 that the test dependency carries, as one file that all tests of a JVM start. */
public final class RedisBinary {
    private static final int PATIENCE_S = 60;

    private RedisBinary() {}

    private static final class Unpacked {
        private static final Optional<Path> PROGRAM = unpack();
    }

    /** Skips the test where there is none. */
    public static Path orSkip() {
        if (Unpacked.PROGRAM.isEmpty()) {
            Assumptions.abort("skipped: embedded-redis holds no " + name());
        }
        return Unpacked.PROGRAM.orElseThrow();
    }

    /** For what shows nothing without it. */
    public static Path orThrow() {
        return Unpacked.PROGRAM.orElseThrow(
                () -> new IllegalStateException("there is no " + name() + " on the class path"));
    }

    private static Optional<Path> unpack() {
        try (InputStream in = RedisBinary.class.getResourceAsStream("/" + name())) {
            return in == null ? Optional.empty() : Optional.of(unpack(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The program is written by another process. A file that this one had open for writing could be open still in a child
     * that another thread was just starting, and what is open for writing cannot be executed.
     */
    private static Path unpack(InputStream in) throws IOException {
        Path folder = Files.createTempDirectory("redis");
        Path bytes = folder.resolve("bytes");
        Path program = folder.resolve("redis-server");
        Files.copy(in, bytes);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(program, folder)));
        String copying = "cp \"$1\" \"$2\" && chmod 700 \"$2\"";
        Process copied = new ProcessBuilder("sh", "-c", copying, "sh", bytes.toString(), program.toString())
                .inheritIO()
                .start();
        try {
            if (!copied.waitFor(PATIENCE_S, TimeUnit.SECONDS) || copied.exitValue() != 0) {
                throw new IOException("cannot make " + program);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.delete(bytes);
        return program;
    }

    private static void delete(Path... files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                System.err.println(file + " is left: " + left);
            }
        }
    }

    private static String name() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "redis-server-7.0.15-" + (os.contains("mac") ? "darwin" : os.split(" ", 2)[0]) + "-"
                + (arch.equals("aarch64") ? "arm64" : arch.equals("x86_64") ? "amd64" : arch);
    }
}
