package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static CommandLine of(String... arguments) throws BadConfiguration {
        return CommandLine.of(List.of(arguments));
    }

    private static List<List<String>> overrides(String... arguments) throws BadConfiguration {
        return of(arguments).overrides().stream().map(Directive::words).toList();
    }

    @Test
    void theFirstArgumentIsAFileUnlessItIsAnOption() throws Exception {
        assertThat(of("redis.conf", "--port", "1").file())
                .contains(Path.of("redis.conf").toAbsolutePath());
        assertThat(of("--port", "1").file()).isEmpty();
        assertThat(of().overrides()).isEmpty();
    }

    @Test
    void anOptionTakesAllValuesUpToTheNextOne() throws Exception {
        assertThat(overrides("--bind", "127.0.0.1", "::1", "--PORT", "7000"))
                .containsExactly(List.of("bind", "127.0.0.1", "::1"), List.of("port", "7000"));
    }

    @Test
    void nameAndValueMayShareAnArgument() throws Exception {
        assertThat(overrides("--port 7000", "--timeout", "3"))
                .containsExactly(List.of("port", "7000"), List.of("timeout", "3"));
    }

    @Test
    void theFirstValueMayLookLikeAnOption() throws Exception {
        assertThat(overrides("--requirepass", "--secret", "--port", "1"))
                .containsExactly(List.of("requirepass", "--secret"), List.of("port", "1"));
    }

    @Test
    void saveWithoutAValueMeansNone() throws Exception {
        assertThat(overrides("--save", "--port", "1")).containsExactly(List.of("save", ""), List.of("port", "1"));
        assertThat(overrides("--save")).containsExactly(List.of("save", ""));
        assertThat(overrides("--save", "")).containsExactly(List.of("save", ""));
        assertThat(overrides("--save", "900", "1")).containsExactly(List.of("save", "900", "1"));
    }

    @Test
    void valuesAreTakenAsTheyAreNotSplitAgain() throws Exception {
        assertThat(overrides("--requirepass", "a b\"c")).containsExactly(List.of("requirepass", "a b\"c"));
    }

    @Test
    void sentinelTakesNoValue() throws Exception {
        CommandLine line = of("s.conf", "--sentinel", "--port", "1");
        assertThat(line.sentinel()).isTrue();
        assertThat(line.overrides()).extracting(Directive::words).containsExactly(List.of("port", "1"));
    }

    @Test
    void aDashReadsStandardInputWhereverItStands() throws Exception {
        assertThat(of("-").standardInput()).isTrue();
        CommandLine line = of("--port", "1", "-");
        assertThat(line.standardInput()).isTrue();
        assertThat(line.overrides()).extracting(Directive::words).containsExactly(List.of("port", "1"));
    }

    @Test
    void aWordThatBelongsNowhereIsRefused() throws Exception {
        assertThat(of("a.conf", "loglevel", "verbose", "--port", "1").overrides())
                .extracting(Directive::words)
                .containsExactly(List.of("loglevel", "verbose"), List.of("port", "1"));
        assertThatThrownBy(() -> of("a.conf", "b.conf")).hasMessageStartingWith("b.conf: not expected here; ");
        assertThatThrownBy(() -> of("-x")).hasMessageStartingWith("-x: not expected here; ");
    }

    @Test
    void messagesShowAnOverrideAsItWasGiven() throws Exception {
        Directive directive = of("--port", "a b").overrides().get(0);
        assertThat(directive.origin()).hasToString("command line");
        assertThat(directive.text()).isEqualTo("--port \"a b\"");
    }
}
