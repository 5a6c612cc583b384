package io.vedette.resp.process;

import static io.vedette.resp.server.Eventually.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AclFileStorageTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void whatIsWrittenReplacesTheFileAndLeavesNothingBesideIt() throws Exception {
        Path file = Files.writeString(folder.resolve("users.acl"), "user old on\n");
        AclFileStorage storage = new AclFileStorage(vertx, file);
        assertThat(done(storage.read())).asString(StandardCharsets.UTF_8).isEqualTo("user old on\n");
        done(storage.write("user new on\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("user new on\n");
        assertThat(left()).containsExactly(file);
        assertThat(storage.file()).contains(file.toString());
    }

    @Test
    void aWriteThatFailsLeavesEverythingAsItWas() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("users.acl"));
        Path inside = Files.writeString(taken.resolve("x"), "x");
        AclFileStorage storage = new AclFileStorage(vertx, taken);
        assertThatThrownBy(() -> done(storage.write(new byte[] {1}))).isInstanceOf(IOException.class);
        assertThat(left()).containsExactly(taken);
        assertThat(inside).exists();
    }

    @Test
    void aFileThatIsNotThereIsAFailureNotAnEmptyOne() {
        AclFileStorage storage = new AclFileStorage(vertx, folder.resolve("none"));
        assertThatThrownBy(() -> done(storage.read())).isInstanceOf(IOException.class);
    }

    private Stream<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().stream();
        }
    }
}
