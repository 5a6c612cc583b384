package io.vedette.tests.publish;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of the system that a test needs. */
final class Installed {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin");

    private Installed() {}

    /** Skips the test, and says why, where the program is not there. */
    static Path orSkip(String program, String debianPackage) {
        Optional<Path> found = FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(() -> abort("no " + program + " on this machine: apt-get install " + debianPackage));
    }
}
