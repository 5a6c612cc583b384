package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
    @TempDir
    private Path folder;

    private Path config = Path.of("");
    private Path stateDir = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        config = Files.createDirectory(folder.resolve("etc")).resolve("sentinel.conf");
        stateDir = Files.createDirectory(folder.resolve("state"));
    }

    private static SentinelState state(long epoch) {
        SentinelId id = new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
        return new SentinelState(new DurableState(id, new Epoch(epoch), List.of()), GlobalOptions.DEFAULT, Map.of());
    }

    /** A folder in the place of the file: nothing, not even root, can rename a file over it. */
    private void makeConfigUnwritable() throws IOException {
        Files.createDirectories(config.resolve("in-the-way"));
    }

    @Test
    void fileIsRewrittenInPlaceAndNothingElseIsLeft() throws IOException {
        Files.writeString(config, "port 1\n");

        new StateStore(config, stateDir).write(state(5));

        assertThat(Files.readString(config)).startsWith("port 1\n").contains("sentinel current-epoch 5\n");
        try (Stream<Path> files = Files.list(folder.resolve("etc"))) {
            assertThat(files).containsExactly(config);
        }
    }

    @Test
    void missingFileIsMadeFromNothing() throws IOException {
        new StateStore(config, stateDir).write(state(5));

        assertThat(Files.readString(config)).contains("sentinel current-epoch 5\n");
    }

    @Test
    void linkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path real = folder.resolve("real.conf");
        Files.writeString(real, "port 1\n");
        Files.createSymbolicLink(config, real);

        new StateStore(config, stateDir).write(state(5));

        assertThat(config).isSymbolicLink();
        assertThat(Files.readString(real)).startsWith("port 1\n").contains("sentinel current-epoch 5\n");
    }

    @Test
    void permissionsTheOwnerChoseAreKept() throws IOException {
        Files.writeString(config, "");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));

        new StateStore(config, stateDir).write(state(5));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
                .isEqualTo("rw-------");
    }

    @Test
    void leftOverOfACrashedWriteIsNoObstacle() throws IOException {
        Files.writeString(config.resolveSibling("sentinel.conf.new"), "half a li");

        new StateStore(config, stateDir).write(state(5));

        assertThat(config.resolveSibling("sentinel.conf.new")).doesNotExist();
        assertThat(Files.readString(config)).contains("sentinel current-epoch 5\n");
    }

    @Test
    void stateGoesToTheStateFolderWhenTheFileCannotBeReplaced() throws IOException {
        makeConfigUnwritable();

        new StateStore(config, stateDir).write(state(5));

        Path left = StateStore.leftIn(config, stateDir).orElseThrow();
        assertThat(Files.readString(left)).contains("sentinel current-epoch 5\n");
    }

    @Test
    void stateReturnsToTheFileOnceItCanBeReplaced() throws IOException {
        makeConfigUnwritable();
        StateStore store = new StateStore(config, stateDir);
        store.write(state(5));
        Files.delete(config.resolve("in-the-way"));
        Files.delete(config);

        store.write(state(6));

        assertThat(Files.readString(config)).contains("sentinel current-epoch 6\n");
        assertThat(StateStore.leftIn(config, stateDir)).isEmpty();
    }

    @Test
    void failureOfBothIsAFailure() throws IOException {
        makeConfigUnwritable();
        Files.createDirectories(StateStore.fallbackOf(config, stateDir).resolve("in-the-way"));

        assertThatThrownBy(() -> new StateStore(config, stateDir).write(state(5)))
                .isInstanceOf(IOException.class);
    }
}
