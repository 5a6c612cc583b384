package io.vedette.engine.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same libraries for our engine and for a real server; a line of the file is a command, words between bars. */
class FunctionsBesideRedisTest {

    @Test
    void functionsDoWhatTheyDoInRedis() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        List<String> commands = commands();
        for (Protocol protocol : Protocol.values()) {
            try (RealRedis redis = RealRedis.start();
                    Peer theirs = new Peer(redis.port())) {
                Node ours = new Node(7, protocol, (database, command) -> {});
                theirs.ask(words("HELLO|" + (protocol == Protocol.RESP2 ? "2" : "3")));
                for (String command : commands) {
                    String answer = new String(ours.ask(words(command)), ISO_8859_1);
                    String expected = new String(theirs.ask(words(command)), ISO_8859_1);
                    if (!answer.equals(expected)) {
                        differences.add("\n" + command + "\n  ours:   " + answer.replace("\r\n", "|") + "\n  theirs: "
                                + expected.replace("\r\n", "|"));
                    }
                }
            }
        }
        assertThat(commands).hasSizeGreaterThan(80);
        assertThat(differences).isEmpty();
    }

    private static List<String> commands() throws IOException {
        try (InputStream in = FunctionsBesideRedisTest.class.getResourceAsStream("functions.txt")) {
            String all = in == null ? "" : new String(in.readAllBytes(), ISO_8859_1);
            return List.of(all.strip().split("\n", -1));
        }
    }

    private static byte[][] words(String command) {
        String[] words = command.replace("\\n", "\n").split("\\|", -1);
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(ISO_8859_1);
        }
        return bytes;
    }
}
