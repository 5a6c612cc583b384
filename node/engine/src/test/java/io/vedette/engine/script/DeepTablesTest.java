package io.vedette.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tables that contain each other, or very many of them, end where Redis ends; nobody's stack does. */
class DeepTablesTest {
    /** What a real server writes of a table that is in a table that is in it. */
    private static final int DEEPEST = 7995;

    private final Node node = new Node(3, Protocol.RESP2, (database, array, offset, length) -> {});

    @Test
    void aTableWithinItselfIsWrittenAsFarAsRedisDoes() throws InterruptedException {
        String[] reply = {""};
        Thread small = new Thread(
                null,
                () -> reply[0] = eval("local a = {}; local b = {a}; a[1] = b; return a"),
                "small stack",
                128 << 10);
        small.start();
        small.join();
        assertThat(reply[0]).isEqualTo("*1\r\n".repeat(DEEPEST) + "-ERR reached lua stack limit\r\n");
    }

    @Test
    void depthIsCountedAnewForEachTable() {
        assertThat(eval("local t = {}; for i = 1, 9000 do t[i] = {i} end; return #t, t"))
                .isEqualTo(":9000\r\n");
        assertThat(eval("local t = {}; for i = 1, 9000 do t[i] = {i} end; return t"))
                .startsWith("*9000\r\n*1\r\n:1\r\n")
                .endsWith("*1\r\n:9000\r\n");
    }

    private String eval(String script) {
        byte[][] words = {bytes("EVAL"), bytes(script), bytes("0")};
        return new String(node.ask(words), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
