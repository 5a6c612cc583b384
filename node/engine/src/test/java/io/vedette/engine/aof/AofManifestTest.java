package io.vedette.engine.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AofManifestTest {

    private static final String USUAL = """
            file a.2.base.rdb seq 2 type b
            file a.1.base.rdb seq 1 type h
            file a.3.incr.aof seq 3 type i
            file a.4.incr.aof seq 4 type i
            """;

    private static AofManifest read(String text) throws BadManifest {
        return AofManifest.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasReadIsWrittenAlike() throws BadManifest {
        assertThat(read(USUAL)).hasToString(USUAL);
    }

    @Test
    void commentsWordsInAnyOrderAndThoseOfLaterVersionsAreNoObstacle() throws BadManifest {
        AofManifest manifest = read("# written by hand\nTYPE i SEQ 7 FILE x.aof startoffset 12\n#");
        assertThat(manifest.incr()).containsExactly(new AofPart("x.aof", 7, AofKind.INCR));
    }

    @Test
    void aNameMayHoldAnything() throws BadManifest {
        AofManifest manifest = AofManifest.upgraded("my \"own\" ünd\n file.aof");
        assertThat(read(manifest.toString())).isEqualTo(manifest);
        assertThat(manifest.toString()).contains("\"my \\\"own\\\" \\xc3\\xbcnd\\n file.aof\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Found an empty AOF manifest",
                "'file a seq 1 type i'|The AOF manifest file contains too long line",
                "'#\n\n'|Invalid AOF manifest file format",
                "'file a seq 1\n'|Invalid AOF manifest file format",
                "'file a seq 1 type i more\n'|Invalid AOF manifest file format",
                "'file \"a seq 1 type i\n'|Invalid AOF manifest file format",
                "'file a seq one type i\n'|Invalid AOF manifest file format",
                "'file a seq 0 type i\n'|Invalid AOF manifest file format",
                "'file ../a seq 1 type i\n'|File can't be a path, just a filename",
                "'file a seq 1 type x\n'|Unknown AOF file type",
                "'file a seq 1 type b\nfile b seq 2 type b\n'|Found duplicate base file information",
                "'file a seq 2 type i\nfile b seq 2 type i\n'|Found a non-monotonic sequence number"
            })
    void whatIsNoManifestIsRefusedInRedissWords(String text, String reason) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadManifest.class).hasMessage(reason);
    }

    @Test
    void aLineThatIsTooLongIsRefused() {
        String line = "file " + "a".repeat(1024) + " seq 1 type i\n";
        assertThatThrownBy(() -> read(line)).hasMessage("The AOF manifest file contains too long line");
    }

    @Test
    void theLineThatIsWrongIsNamed() {
        assertThatThrownBy(() -> read("file a seq 1 type i\n  file b seq 1 type i\n"))
                .isInstanceOfSatisfying(BadManifest.class, bad -> {
                    assertThat(bad.lineNumber()).isEqualTo(2);
                    assertThat(bad.line()).isEqualTo("file b seq 1 type i");
                });
    }

    /** Cut within a line it is refused; cut between two it is a manifest that was complete once. */
    @Test
    void aManifestThatWasCutIsNeverReadAsMoreOrLessThanItsWholeLines() throws BadManifest {
        byte[] bytes = USUAL.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            if (length > 0 && cut[length - 1] == '\n') {
                assertThat(AofManifest.read(cut)).hasToString(new String(cut, StandardCharsets.UTF_8));
            } else {
                assertThatThrownBy(() -> AofManifest.read(cut)).isInstanceOf(BadManifest.class);
            }
        }
    }

    @Test
    void aRewriteReplacesTheBaseAndAllIncrementsButThoseItDoesNotHold() throws BadManifest {
        AofManifest manifest = read(USUAL);
        AofManifest begun = manifest.with(manifest.nextIncr("a"));
        AofManifest done = begun.rewritten(begun.nextBase("a", "aof"), 1);
        assertThat(done).hasToString("""
                file a.3.base.aof seq 3 type b
                file a.2.base.rdb seq 2 type h
                file a.1.base.rdb seq 1 type h
                file a.3.incr.aof seq 3 type h
                file a.4.incr.aof seq 4 type h
                file a.5.incr.aof seq 5 type i
                """);
        assertThat(done.withoutHistory().loaded())
                .extracting(AofPart::name)
                .containsExactly("a.3.base.aof", "a.5.incr.aof");
    }
}
