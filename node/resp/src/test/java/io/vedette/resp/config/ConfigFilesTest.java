package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }

    @Test
    void commentsAndBlankLinesAreSkippedAndCounted() throws Exception {
        Path file = file("redis.conf", "# a comment", "", "  port 7000  ", "#port 1");
        assertThat(ConfigFiles.read(file)).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("port");
            assertThat(line.arguments()).containsExactly("7000");
            assertThat(line.origin()).hasToString(file + ":3");
        });
    }

    @Test
    void linesEndAsOnWindowsToo() throws Exception {
        Path file = file("redis.conf", "port 7000\r", "timeout 3\r");
        assertThat(ConfigFiles.read(file)).extracting(Directive::text).containsExactly("port 7000", "timeout 3");
    }

    @Test
    void includedLinesStandWhereTheIncludeStood() throws Exception {
        Path inner = file("inner.conf", "timeout 2");
        Path outer = file("outer.conf", "timeout 1", "include " + inner, "timeout 3");
        assertThat(ConfigFiles.read(outer))
                .extracting(line -> line.origin() + " " + line.text())
                .containsExactly(outer + ":1 timeout 1", inner + ":1 timeout 2", outer + ":3 timeout 3");
    }

    @Test
    void aPatternIncludesItsMatchesInOrderAndMayMatchNothing() throws Exception {
        file("d/20.conf", "timeout 20");
        file("d/10.conf", "timeout 10");
        file("d/.30.conf", "timeout 30");
        file("d/40.txt", "timeout 40");
        Path outer = file("outer.conf", "include " + folder + "/?/*.conf", "include " + folder + "/none*.conf");
        assertThat(ConfigFiles.read(outer)).extracting(Directive::text).containsExactly("timeout 10", "timeout 20");
    }

    @Test
    void aMissingFileSaysWhichAndWhatToDo() {
        Path missing = folder.resolve("missing.conf");
        assertThatThrownBy(() -> ConfigFiles.read(missing))
                .isInstanceOf(BadConfiguration.class)
                .hasMessage(missing + ": can't open config file; there is no such file; check the path");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ConfigFiles.read(folder)).hasMessageContaining("it is a directory");
    }

    @Test
    void aFileThatIncludesItselfIsNotReadForEver() throws Exception {
        Path loop = folder.resolve("loop.conf");
        Files.writeString(loop, "include " + loop);
        assertThatThrownBy(() -> ConfigFiles.read(loop))
                .hasMessageContaining("included more than 16 levels deep")
                .hasMessageContaining("includes itself");
    }

    @Test
    void unbalancedQuotesNameTheirLine() throws Exception {
        Path file = file("redis.conf", "port 1", "requirepass \"x");
        assertThatThrownBy(() -> ConfigFiles.read(file))
                .hasMessageStartingWith(file + ":2: 'requirepass \"x': Unbalanced quotes in configuration line; ");
    }

    @Test
    void standardInputIsNamedInMessages() {
        ByteArrayInputStream in = new ByteArrayInputStream("port 1\nsave '".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ConfigFiles.read("standard input", in)).hasMessageStartingWith("standard input:2: ");
    }
}
