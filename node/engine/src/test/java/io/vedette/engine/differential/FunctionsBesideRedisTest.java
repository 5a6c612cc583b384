package io.vedette.engine.differential;

import static io.vedette.engine.differential.SideBySide.words;
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
                    both.ask(command, words(command.replace("\\n", "\n").split("\\|", -1)));
                }
                differences.addAll(both.differences());
            }
        }
        assertThat(commands).hasSizeGreaterThan(80);
        assertThat(differences).isEmpty();
    }

    @Test
    void dumpsOfLibrariesGoBothWays() throws IOException, InterruptedException {
        try (SideBySide both = SideBySide.start(Protocol.RESP2)) {
            load(both, "one", "uno");
            load(both, "two", "two");
            for (byte[] dump : both.bulks(words("FUNCTION", "DUMP"))) {
                restore(both, dump, "REPLACE");
                restore(both, dump, "SOMEHOW");
                both.ask("delete", words("FUNCTION", "DELETE", "two"));
                restore(both, dump);
                restore(both, dump, "APPEND");
                load(both, "three", "three");
                restore(both, dump, "FLUSH");
                both.ask("list one", words("FUNCTION", "LIST", "LIBRARYNAME", "one", "WITHCODE"));
                both.ask("list two", words("FUNCTION", "LIST", "LIBRARYNAME", "two", "WITHCODE"));
                both.ask("list three", words("FUNCTION", "LIST", "LIBRARYNAME", "three"));
                both.ask("flush", words("FUNCTION", "FLUSH"));
                load(both, "other", "uno");
                restore(both, dump);
                restore(both, dump, "REPLACE");
                both.ask("list one", words("FUNCTION", "LIST", "LIBRARYNAME", "one"));
                restore(both, dump, "FLUSH");
                both.ask("call", words("FCALL", "uno", "0"));
                byte[] damaged = dump.clone();
                damaged[5]++;
                restore(both, damaged, "FLUSH");
            }
            both.ask("set", words("SET", "key", "value"));
            for (byte[] dump : both.bulks(words("DUMP", "key"))) {
                restore(both, dump, "FLUSH");
            }
            both.ask("too many", words("FUNCTION", "RESTORE", "x", "FLUSH", "FLUSH"));
            assertThat(both.differences()).isEmpty();
        }
    }

    private static void load(SideBySide both, String library, String... functions) throws IOException {
        StringBuilder code = new StringBuilder("#!lua name=" + library + "\n");
        for (String function : functions) {
            code.append("redis.register_function('" + function + "', function() return '" + library + "' end)\n");
        }
        both.ask("load " + library, words("FUNCTION", "LOAD", "REPLACE", code.toString()));
    }

    private static void restore(SideBySide both, byte[] dump, String... policy) throws IOException {
        List<byte[]> command = new ArrayList<>(List.of(words("FUNCTION", "RESTORE")));
        command.add(dump);
        command.addAll(List.of(words(policy)));
        both.ask("restore " + String.join(" ", policy), command.toArray(byte[][]::new));
    }
}
