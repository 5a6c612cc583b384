package io.vedette.deploy.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AofCheckTest {
    private static final Path THEIRS = Path.of("/usr/bin/redis-check-aof");
    private static final String WHOLE = "#TS:1700000000\r\n" + command("SELECT", "0") + command("SET", "k", "v")
            + command("MULTI") + command("INCR", "n") + command("EXEC") + "#TS:1700000005\r\n" + command("DEL", "k");

    @TempDir
    private Path folder = Path.of("");

    /** What a check said, what it ended with, and what is in the file afterwards. */
    private record Outcome(int exit, String content, List<String> verdicts) {}

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append("$").append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString();
    }

    private static Stream<String> files() {
        return Stream.of(
                WHOLE,
                "",
                WHOLE.substring(0, WHOLE.length() - 1),
                WHOLE.substring(0, WHOLE.length() - 5),
                WHOLE.substring(0, WHOLE.indexOf(command("EXEC"))),
                WHOLE.replace("*2\r\n$4\r\nINCR", "x2\r\n$4\r\nINCR"),
                WHOLE.replace("v\r\n", "vxx"),
                command("EXEC"),
                command("MULTI") + command("MULTI"),
                "hello");
    }

    private Outcome ours(Path file, boolean fixing, OptionalLong second, boolean copying) throws IOException {
        StringWriter out = new StringWriter();
        BufferedReader answers = new BufferedReader(new StringReader("y\n"));
        int exit = 0;
        try {
            new AofCheck(file, new AofMending(fixing, second, copying, answers, new PrintWriter(out, true))).run();
        } catch (Unusable verdict) {
            out.write(verdict.getMessage() + "\n");
            exit = 1;
        }
        return new Outcome(exit, Files.readString(file, ISO_8859_1), verdicts(out.toString()));
    }

    private static Outcome theirs(Path file, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(THEIRS.toString()));
        line.addAll(List.of(options));
        line.add(file.toString());
        // From a file: it may have ended before it could be told.
        Path answer = Files.writeString(file.resolveSibling("answer"), "y\n");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(answer.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        return new Outcome(process.waitFor(), Files.readString(file, ISO_8859_1), verdicts(said));
    }

    /** Where and why a file is bad each says in words of its own; the rest is compared. */
    private static List<String> verdicts(String said) {
        return said.replace("Continue? [y/N]: ", "")
                .lines()
                .filter(line -> !line.startsWith("0x")
                        && !line.endsWith("format error")
                        && !line.startsWith("The original is kept"))
                .toList();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("a.aof"), content, ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void verdictsAndRemediesAreThoseOfRedis(String content) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(THEIRS), "skipped: there is no " + THEIRS + " to compare with");
        assertThat(ours(file(content), false, OptionalLong.empty(), false)).isEqualTo(theirs(file(content)));
        assertThat(ours(file(content), true, OptionalLong.empty(), false)).isEqualTo(theirs(file(content), "--fix"));
        assertThat(ours(file(content), false, OptionalLong.of(1700000003), false))
                .isEqualTo(theirs(file(content), "--truncate-to-timestamp", "1700000003"));
    }

    @Test
    void whatIsCutOffIsKeptInACopy() throws IOException {
        String cut = WHOLE.substring(0, WHOLE.length() - 1);
        Path file = file(cut);
        assertThat(ours(file, true, OptionalLong.empty(), true).exit()).isZero();
        assertThat(folder.resolve("a.aof.original")).hasContent(cut);
        Files.writeString(file, cut, ISO_8859_1);
        assertThat(ours(file, true, OptionalLong.empty(), true).exit()).isZero();
        assertThat(folder.resolve("a.aof.original.2")).hasContent(cut);
    }

    @Test
    void onlyTheLastOfSeveralFilesIsCut() throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("a.manifest"), "file a.1.incr.aof seq 1 type i\nfile a.2.incr.aof seq 2 type i\n");
        Path first = Files.writeString(folder.resolve("a.1.incr.aof"), command("SET", "k", "v"), ISO_8859_1);
        Path last = Files.writeString(folder.resolve("a.2.incr.aof"), command("DEL", "k") + "*1", ISO_8859_1);
        assertThat(ours(manifest, true, OptionalLong.empty(), false).verdicts())
                .contains("INCR AOF a.1.incr.aof is valid", "Successfully truncated AOF a.2.incr.aof")
                .endsWith("All AOF files and manifest are valid");
        assertThat(last).hasContent(command("DEL", "k"));
        Files.writeString(first, "*1", ISO_8859_1);
        assertThat(ours(manifest, true, OptionalLong.empty(), false).verdicts())
                .endsWith("Failed to truncate AOF a.1.incr.aof because it is not the last file");
        assertThat(first).hasContent("*1");
    }

    @Test
    void aManifestThatIsNoneIsRefusedWithItsLine() throws IOException {
        Path manifest = Files.writeString(folder.resolve("a.manifest"), "file a seq 1 type i\nfile b seq x type i\n");
        Outcome outcome = ours(manifest, true, OptionalLong.empty(), true);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.verdicts())
                .contains("Reading the manifest file, at line 2", ">>> 'file b seq x type i'")
                .endsWith("Invalid AOF manifest file format");
    }
}
