package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same libraries for our engine and for a real server; a line of the file is a command, words between bars. */
class FunctionsBesideRedisTest {

    @Test
    void functionsDoWhatTheyDoInRedis() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        List<String> commands = List.of(SideBySide.text("functions.txt").strip().split("\n", -1));
        for (Protocol protocol : Protocol.values()) {
            try (SideBySide both = SideBySide.start(protocol)) {
                for (String command : commands) {
                    both.ask(
                            command,
                            SideBySide.words(command.replace("\\n", "\n").split("\\|", -1)));
                }
                differences.addAll(both.differences());
            }
        }
        assertThat(commands).hasSizeGreaterThan(80);
        assertThat(differences).isEmpty();
    }
}
