package io.vedette.node.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.node.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
    private static final String ID = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasWrittenIsRead() throws IOException {
        IdentityFile file = new IdentityFile(new RealDisk(), folder);
        assertThat(file.read()).isEmpty();
        for (String source : new String[] {"", "127.0.0.1:6379"}) {
            Stored stored = new Stored(ID, 7, 1L << 40, source);
            file.write(stored);
            assertThat(file.read()).contains(stored);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void damageIsSaidAndNotTouched() throws IOException {
        Path path = folder.resolve("vedette.identity");
        for (String text : new String[] {"", "node-id x\n", "node-id " + ID + "\nepoch -1\noffset 0\n"}) {
            Files.writeString(path, text);
            assertThatThrownBy(() -> new IdentityFile(new RealDisk(), folder).read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(path + " is damaged");
            assertThat(path).hasContent(text);
        }
    }
}
