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

/** The same scripts for our engine and for a real server: values, errors and what is left behind, byte for byte. */
class ScriptsBesideRedisTest {

    @Test
    void scriptsDoWhatTheyDoInRedis() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        List<String> scripts = scripts();
        for (Protocol protocol : Protocol.values()) {
            // A server of its own for each, since what chance brings depends on all scripts before.
            try (RealRedis redis = RealRedis.start();
                    Peer theirs = new Peer(redis.port())) {
                Node ours = new Node(7, protocol, (database, command) -> {});
                theirs.ask(words("HELLO", protocol == Protocol.RESP2 ? "2" : "3"));
                for (String script : scripts) {
                    compare(script, ours, theirs, differences);
                }
            }
        }
        assertThat(scripts).hasSizeGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    private static void compare(String script, Node ours, Peer theirs, List<String> differences) throws IOException {
        byte[][] command = words("EVAL", script, "2", "key1", "key{2}", "first", "\u0000\u00ff\n", "3");
        String answer = new String(ours.ask(command), ISO_8859_1);
        String expected = new String(theirs.ask(command), ISO_8859_1);
        ours.ask("FLUSHALL");
        theirs.ask(words("FLUSHALL"));
        if (!answer.equals(expected)) {
            differences.add("\n" + script + "\n  ours:   " + answer.replace("\r\n", "|") + "\n  theirs: "
                    + expected.replace("\r\n", "|"));
        }
    }

    /** The file's scripts; a line of dashes stands between two, and one line may be several of its own. */
    private static List<String> scripts() throws IOException {
        try (InputStream in = ScriptsBesideRedisTest.class.getResourceAsStream("scripts.txt")) {
            String all = in == null ? "" : new String(in.readAllBytes(), ISO_8859_1);
            List<String> scripts = new ArrayList<>();
            for (String part : all.split("\n----\n", -1)) {
                if (part.startsWith("each:\n")) {
                    scripts.addAll(List.of(part.substring("each:\n".length()).split("\n", -1)));
                } else {
                    scripts.add(part);
                }
            }
            return scripts;
        }
    }

    private static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(ISO_8859_1);
        }
        return bytes;
    }
}
