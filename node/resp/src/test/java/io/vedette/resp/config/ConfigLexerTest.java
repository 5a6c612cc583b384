package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLexerTest {
    private static List<String> words(String line) {
        return ConfigLexer.words(line).orElseThrow();
    }

    @Test
    void blanksOfAnyKindSeparateWords() {
        assertThat(words("  bind\t127.0.0.1   ::1 ")).containsExactly("bind", "127.0.0.1", "::1");
    }

    @Test
    void doubleQuotesKnowEscapes() {
        assertThat(words("requirepass \"a \\\"b\\\" \\n\\t\\x41\\xzz\""))
                .containsExactly("requirepass", "a \"b\" \n\tAxzz");
    }

    @Test
    void singleQuotesKnowOnlyTheEscapedQuote() {
        assertThat(words("requirepass 'it\\'s \\n'")).containsExactly("requirepass", "it's \\n");
    }

    @Test
    void aQuoteMayOpenInsideAWord() {
        assertThat(words("logfile /var/log/\"my redis\"")).containsExactly("logfile", "/var/log/my redis");
    }

    @Test
    void anEmptyWordIsAWord() {
        assertThat(words("save \"\"")).containsExactly("save", "");
    }

    @Test
    void bytesThatFormOneCharacterAreThatCharacter() {
        assertThat(words("requirepass \"\\xc3\\xa9\"")).containsExactly("requirepass", "é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"save \"", "save '", "save \"a\"b", "save 'a'b", "save \"a\\\"", "save \"\\xff\""})
    void quotesThatDoNotMatchAndBytesThatAreNoTextAreRefused(String line) {
        assertThat(ConfigLexer.words(line)).isEmpty();
    }

    @Test
    void whateverIsQuotedComesBackAsItWas() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<String> words = randomWords(random);
            assertThat(words(ConfigQuoting.line(words))).as("round %d", round).isEqualTo(words);
        }
    }

    private static List<String> randomWords(Random random) {
        String alphabet = "ab \"'\\\n\r\t#x0é漢\u0007";
        List<String> words = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                word.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            words.add(word.toString());
        }
        return words;
    }
}
