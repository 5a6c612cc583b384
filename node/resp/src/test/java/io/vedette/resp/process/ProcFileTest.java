package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
    @TempDir
    Path folder;

    @Test
    void isReadAnewEachTime() throws Exception {
        Path path = Files.writeString(folder.resolve("stat"), "17 (a) S 3\n");
        ProcFile file = new ProcFile(path.toString());
        assertThat(file.read()).contains("17 (a) S 3\n");
        Files.writeString(path, "4");
        assertThat(file.read()).contains("4");
    }

    @Test
    void aSystemMayHaveNoSuchFile() {
        assertThat(new ProcFile(folder.resolve("none").toString()).read()).isEmpty();
    }

    @Test
    void wordsAndNumbersAreFoundWhereTheyAre() {
        String text = "17 (a) S -3 40";
        assertThat(ProcFile.number(text, ProcFile.word(text, 0, 0))).isEqualTo(17);
        assertThat(ProcFile.number(text, ProcFile.word(text, 0, 4))).isEqualTo(40);
        assertThat(ProcFile.number(text, ProcFile.word(text, text.lastIndexOf(')'), 2)))
                .isEqualTo(3);
        assertThat(ProcFile.word(text, 0, 9)).isEqualTo(text.length());
        assertThat(ProcFile.number(text, text.length())).isZero();
        assertThat(ProcFile.number("MemTotal:       24689764 kB\nMemFree: 1 kB\n", 0))
                .isEqualTo(24_689_764);
    }
}
