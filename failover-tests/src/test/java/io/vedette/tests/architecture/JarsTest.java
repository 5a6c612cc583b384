package io.vedette.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What would make two builds of one commit differ: times of day, the order of a folder listing, who built it. */
class JarsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** {@code project.build.outputTimestamp}, as a zip holds it: without a time zone. */
    private static final String INSTANT = "2026-11-01T00:00";

    @TestFactory
    Stream<DynamicTest> everyJarWouldBeTheSameAgain() throws IOException {
        List<Path> jars = jars();
        assumeTrue(!jars.isEmpty(), "no jars to look at: run from 'verify', which packages the modules first");
        return jars.stream()
                .map(jar -> DynamicTest.dynamicTest(ROOT.relativize(jar).toString(), () -> check(jar)));
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> modules = Files.walk(ROOT, 4)) {
            return modules.filter(path -> path.toString().matches(".*/target/vedette[^/]*\\.jar"))
                    .filter(path -> !path.toString().contains("failover-tests"))
                    .sorted()
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<? extends ZipEntry> entries = jar.stream().toList();
            assertThat(entries)
                    .filteredOn(entry -> entry.getName().startsWith("io/vedette/"))
                    .extracting(entry -> entry.getTimeLocal().toString())
                    .containsOnly(INSTANT);
            // What is packed from libraries keeps their times, which are as fixed as the libraries are.
            Instant aDayBefore = Files.getLastModifiedTime(file).toInstant().minus(Duration.ofDays(1));
            assertThat(entries)
                    .extracting(entry -> entry.getTimeLocal().toInstant(ZoneOffset.UTC))
                    .allMatch(aDayBefore::isAfter);
            assertThat(entries).extracting(ZipEntry::getName).doesNotHaveDuplicates();
            assertThat(jar.getManifest().getMainAttributes().keySet().stream().map(Object::toString))
                    .doesNotContain("Built-By", "Build-Time", "Build-Jdk", "Bnd-LastModified", "Build-Date");
        }
    }
}
