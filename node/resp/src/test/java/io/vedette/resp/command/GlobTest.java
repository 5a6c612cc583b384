package io.vedette.resp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void starsQuestionMarksAndClasses() {
        assertThat(matches("h?llo", "hello")).isTrue();
        assertThat(matches("h?llo", "hllo")).isFalse();
        assertThat(matches("h*llo", "heeeello")).isTrue();
        assertThat(matches("h[a-e]llo", "hello")).isTrue();
        assertThat(matches("h[e-a]llo", "hello")).isTrue();
        assertThat(matches("h[^e]llo", "hello")).isFalse();
        assertThat(matches("a*b*c", "a-b-b-c")).isTrue();
        assertThat(matches("a*b*c", "a-b-b-cx")).isFalse();
        assertThat(matches("a**", "a")).isTrue();
    }

    @Test
    void aBackslashTakesTheNextByteAsItIs() {
        assertThat(matches("h\\*llo", "h*llo")).isTrue();
        assertThat(matches("h\\*llo", "hello")).isFalse();
        assertThat(matches("[\\]]", "]")).isTrue();
        assertThat(matches("a\\", "a\\")).isTrue();
    }

    @Test
    void anOpenClassEndsWithThePattern() {
        assertThat(matches("[ab", "b")).isTrue();
        assertThat(matches("[", "a")).isFalse();
        assertThat(matches("[^", "a")).isTrue();
    }

    @Test
    void theEmptyTextMatchesTheEmptyPatternOnly() {
        assertThat(matches("", "")).isTrue();
        assertThat(matches("*", "")).isFalse();
        assertThat(matches("", "a")).isFalse();
    }

    @Test
    void caseCountsUnlessToldOtherwise() {
        assertThat(matches("PING", "ping")).isFalse();
        assertThat(Glob.ignoringCase(bytes("P[H-J]N*")).matches(bytes("ping"))).isTrue();
    }

    @Test
    void aPatternMadeToStallDoesNot() {
        String pattern = "a*".repeat(200) + "b";
        String text = "a".repeat(20_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(matches(pattern, text)).isFalse());
    }

    private static boolean matches(String pattern, String text) {
        return Glob.of(bytes(pattern)).matches(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
