package io.vedette.node.aof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedFileTest {
    private final FaultyDisk here = new FaultyDisk();
    private final FaultyDisk there = new FaultyDisk();
    private final FaultyDisk.Memory file = here.open(Path.of("file"));
    private final FaultyDisk.Memory copy = there.open(Path.of("copy"));
    private final CopiedFile both = new CopiedFile(file, copy);
    private final AofFile written = AofFile.of(both);

    private Optional<String> write(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return written.write(bytes, 0, bytes.length).failure().map(IOException::getMessage);
    }

    private void begin() throws IOException {
        AofFile before = AofFile.of(file);
        before.write("before ".getBytes(US_ASCII), 0, 7);
        before.sync();
    }

    @Test
    void theCopyHasWhatIsWrittenFromNowOnAndIsSyncedToo() throws IOException {
        begin();
        assertThat(write("now ")).isEmpty();
        written.sync();
        both.insist();
        assertThat(write("then")).isEmpty();
        written.finish();
        assertThat(file.content()).isEqualTo("before now then");
        assertThat(copy.content()).isEqualTo("now then");
        assertThat(there.log()).containsExactly("write copy", "sync copy", "write copy", "sync copy", "close copy");
    }

    @Test
    void whatTheFileTakesBackTheCopyTakesBack() throws IOException {
        begin();
        assertThat(write("now ")).isEmpty();
        here.room(2);
        assertThat(write("then")).contains("No space left on device");
        assertThat(file.content()).isEqualTo("before now ");
        assertThat(copy.content()).isEqualTo("now ");
        here.room(100);
        assertThat(write("then")).isEmpty();
        both.insist();
        assertThat(copy.content()).isEqualTo("now then");
    }

    @Test
    void aCopyThatFailsBeforeItIsNeededIsNoFailureAndNoCopy() throws IOException {
        there.room(2);
        assertThat(write("now ")).isEmpty();
        there.room(100);
        assertThat(write("then")).isEmpty();
        written.sync();
        assertThat(file.content()).isEqualTo("now then");
        assertThat(there.log()).containsExactly("write copy", "close copy");
        assertThatThrownBy(both::insist).hasMessageContaining("is not complete");
    }

    @Test
    void aCopyThatIsNeededFailsForBothUntilItIsGivenUp() throws IOException {
        assertThat(write("now ")).isEmpty();
        both.insist();
        there.room(2);
        assertThat(write("then")).contains("No space left on device");
        assertThat(file.content()).isEqualTo("now ");
        assertThat(copy.content()).isEqualTo("now ");
        there.failSyncs(Optional.of(new IOException("Input/output error")));
        assertThatThrownBy(written::sync).hasMessage("Input/output error");
        both.giveUp();
        assertThat(write("then")).isEmpty();
        written.finish();
        assertThat(file.content()).isEqualTo("now then");
    }
}
