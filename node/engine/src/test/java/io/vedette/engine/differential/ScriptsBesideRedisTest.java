package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same scripts for our engine and for a real server: values, errors and what is left behind, byte for byte. */
class ScriptsBesideRedisTest {

    @Test
    void scriptsDoWhatTheyDoInRedis() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        List<String> scripts = scripts();
        for (Protocol protocol : Protocol.values()) {
            // A server of its own for each, since what chance brings depends on all scripts before.
            try (SideBySide both = SideBySide.start(protocol)) {
                for (String script : scripts) {
                    both.ask(
                            script,
                            SideBySide.words("EVAL", script, "2", "key1", "key{2}", "first", "\u0000\u00ff\n", "3"));
                    both.ask("FLUSHALL behind " + script, SideBySide.words("FLUSHALL"));
                }
                differences.addAll(both.differences());
            }
        }
        assertThat(scripts).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    /** The file's scripts; a line of dashes stands between two, and one line may be several of its own. */
    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String part : SideBySide.text("scripts.txt").split("\n----\n", -1)) {
            if (part.startsWith("each:\n")) {
                scripts.addAll(List.of(part.substring("each:\n".length()).split("\n", -1)));
            } else {
                scripts.add(part);
            }
        }
        return scripts;
    }
}
