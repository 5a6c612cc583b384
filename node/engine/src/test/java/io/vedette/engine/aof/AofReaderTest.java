package io.vedette.engine.aof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AofReaderTest {

    private static final String FILE = "#TS:1700000000\r\n" + command("SELECT", "0") + command("SET", "k", "v\r\nw")
            + command("MULTI") + command("INCR", "n") + "#TS:1700000001\r\n" + command("DEL", "k") + command("EXEC")
            + command("SET", "", "last");

    /** What a file says, and how far it is good. */
    private record Read(List<String> said, AofItem end, long goodUpTo) {}

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append("$").append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString();
    }

    private static Read read(byte[] bytes, int piece) {
        AofReader reader = new AofReader(0, bytes.length);
        WholeUnits units = new WholeUnits(0);
        List<String> said = new ArrayList<>();
        int given = 0;
        while (true) {
            AofItem item = reader.next();
            if (item == AofItem.NeedMore.NEED_MORE && given < bytes.length) {
                int length = Math.min(piece, bytes.length - given);
                reader.append(bytes, given, length);
                given += length;
            } else if (item instanceof AofItem.Command command) {
                String wrong = units.command(command.words().get(0), reader.offset());
                assertThat(wrong).isEmpty();
                said.add(words(command));
            } else if (item instanceof AofItem.Annotation annotation) {
                units.annotation(reader.offset());
                said.add(annotation.text());
            } else {
                return new Read(said, item, units.goodUpTo());
            }
        }
    }

    private static String words(AofItem.Command command) {
        return String.join(
                " ",
                command.words().stream()
                        .map(word -> new String(word, ISO_8859_1))
                        .toList());
    }

    @Test
    void commandsAndAnnotationsAreReadInPiecesOfAnySize() {
        byte[] bytes = FILE.getBytes(ISO_8859_1);
        for (int piece = 1; piece <= bytes.length; piece++) {
            Read read = read(bytes, piece);
            assertThat(read.said())
                    .containsExactly(
                            "#TS:1700000000",
                            "SELECT 0",
                            "SET k v\r\nw",
                            "MULTI",
                            "INCR n",
                            "#TS:1700000001",
                            "DEL k",
                            "EXEC",
                            "SET  last");
            assertThat(read.end()).isEqualTo(AofItem.NeedMore.NEED_MORE);
            assertThat(read.goodUpTo()).isEqualTo(bytes.length);
        }
    }

    @Test
    void aFileCutAnywhereIsGoodUpToTheLastWholeCommandOrTransaction() {
        byte[] bytes = FILE.getBytes(ISO_8859_1);
        List<Integer> ends = List.of(
                0,
                FILE.indexOf("*2\r\n$6"),
                FILE.indexOf("*3\r\n$3\r\nSET\r\n$1"),
                FILE.indexOf("*1\r\n$5\r\nMULTI"),
                FILE.indexOf("*3\r\n$3\r\nSET\r\n$0"));
        for (int length = 0; length < bytes.length; length++) {
            int cut = length;
            long whole = ends.stream()
                    .filter(end -> end <= cut)
                    .mapToLong(end -> end)
                    .max()
                    .orElseThrow();
            Read read = read(Arrays.copyOf(bytes, length), 7);
            assertThat(read.goodUpTo()).as("of the first %d bytes", length).isEqualTo(whole);
            assertThat(read.end()).isInstanceOfAny(AofItem.Cut.class, AofItem.NeedMore.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'SET a b\r\n'|0|byte 53 instead of '*'",
                "'*0\r\n'|0|a command of 0 words",
                "'*-1\r\n'|0|a command of -1 words",
                "'*x\r\n'|0|no number behind '*'",
                "'*1\n$1\r\na\r\n'|2|a line that ends without a carriage return",
                "'*1\r\n:1\r\n'|4|byte 3a instead of '$'",
                "'*1\r\n$-1\r\n'|4|an argument of -1 bytes",
                "'*1\r\n$1\r\nabc\r\n'|9|6263 instead of the end of a line",
                "'*123456789012345678901234567890\r\n'|0|no number behind '*'"
            })
    void whatCannotStandThereIsNamedWithItsPlace(String text, long offset, String found) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int piece = 1; piece <= bytes.length; piece++) {
            assertThat(read(bytes, piece).end()).isEqualTo(new AofItem.Damage(offset, found));
        }
    }

    @Test
    void aLengthIsNotBelievedBeyondTheEndOfTheFile() {
        byte[] bytes = "*1\r\n$2000000000\r\nab".getBytes(ISO_8859_1);
        assertThat(read(bytes, 5).end())
                .isEqualTo(new AofItem.Cut(4, "an argument of 2000000000 bytes that goes on behind the end"));
    }

    @Test
    void damagedFilesAreReadToAnEndWithoutHarm() {
        SplittableRandom random = new SplittableRandom(6);
        int damaged = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = FILE.getBytes(ISO_8859_1);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            AofReader reader = new AofReader(0, bytes.length);
            reader.append(bytes, 0, bytes.length);
            AofItem item = reader.next();
            while (item instanceof AofItem.Command || item instanceof AofItem.Annotation) {
                item = reader.next();
            }
            if (item instanceof AofItem.Damage damage) {
                assertThat(damage.offset()).isBetween(0L, (long) bytes.length);
                damaged++;
            }
        }
        assertThat(damaged).isGreaterThan(5_000);
    }
}
