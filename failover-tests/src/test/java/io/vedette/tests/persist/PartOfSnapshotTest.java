package io.vedette.tests.persist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Tools that ask for a snapshot as a replica does, and for no more in it than they want: {@code redis-cli --functions-rdb}. */
class PartOfSnapshotTest {
    @TempDir
    private Path folder;

    /** What comes up to the announced length. */
    private static String snapshot(KeptServer node, String filter) throws IOException {
        try (Socket tool = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            InputStream in = tool.getInputStream();
            tool.getOutputStream().write((filter + "SYNC\r\n").getBytes(US_ASCII));
            String line = line(in);
            while (!line.startsWith("$")) {
                assertThat(line).isIn("+OK", "");
                line = line(in);
            }
            return new String(in.readNBytes(Integer.parseInt(line.substring(1))), ISO_8859_1);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Test
    void holdsWhatWasAskedFor() throws Exception {
        try (KeptServer node = KeptServer.node(folder, "save \"\"", "repl-diskless-sync-delay 0", "rdbcompression no");
                Jedis jedis = node.connect()) {
            jedis.set("some-key", "some-value");
            jedis.functionLoad("#!lua name=some_library\nredis.register_function('f', function() return 1 end)");

            assertThat(snapshot(node, "REPLCONF rdb-only 1\r\n"))
                    .startsWith("REDIS0010")
                    .contains("some-key", "some_library");
            assertThat(snapshot(node, "REPLCONF rdb-only 1\r\nREPLCONF rdb-filter-only functions\r\n"))
                    .startsWith("REDIS0010")
                    .contains("some_library")
                    .doesNotContain("some-key");
            assertThat(snapshot(node, "REPLCONF rdb-only 1\r\nREPLCONF rdb-filter-only \"\"\r\n"))
                    .startsWith("REDIS0010")
                    .doesNotContain("some-key", "some_library");
        }
    }
}
