package io.vedette.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes down the class path the build gave it, so that a benchmark can be started without the build. */
public final class ClassPathFile {
    private ClassPathFile() {}

    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), System.getProperty("java.class.path"));
    }
}
