package io.vedette.quorum.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every scenario and compares all that is said with what the file expects. {@code -Dscenario.rewrite=true} writes what was said
 * into the files instead: read the difference before you commit it.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "scenario");
    private static final Path INDEX = Path.of("..", "deploy", "docs", "scenarios.md");
    private static final boolean REWRITE = Boolean.getBoolean("scenario.rewrite");

    @TestFactory
    Stream<DynamicTest> everyScenarioPlaysAsWritten() throws IOException {
        return files().stream().map(path -> DynamicTest.dynamicTest(name(path), () -> play(path)));
    }

    @Test
    void theIndexListsEveryScenario() throws IOException {
        StringBuilder index = new StringBuilder("""
                # What the decision core does, rule by rule

                Each line is a file of `quorum/src/test/resources/scenario`: readable input, and every effect that follows
                from it. This list is written by `ScenarioTest`.

                """);
        for (Path path : files()) {
            index.append("- `")
                    .append(name(path))
                    .append("`: ")
                    .append(ScenarioFile.read(path).title())
                    .append('\n');
        }
        compare(INDEX, index.toString());
    }

    private static void play(Path path) throws IOException {
        Script script = new Script();
        compare(path, ScenarioFile.read(path).played(script::play));
    }

    private static void compare(Path path, String actual) throws IOException {
        if (REWRITE) {
            Files.writeString(path, actual);
        }
        String expected = Files.exists(path) ? Files.readString(path) : "";
        assertThat(actual)
                .as("%s is stale; -Dscenario.rewrite=true rewrites it", path)
                .isEqualTo(expected);
    }

    private static String name(Path path) {
        return FOLDER.relativize(path).toString();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(FOLDER)) {
            return found.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
