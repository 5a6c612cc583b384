package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.interop.RealRedis;
import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** What CONFIG SET refuses, and in which words. */
class ConfigSetBesideRedisTest {
    /** Sockets are opened once, at the start. */
    private static final Set<String> OPENED_AT_THE_START = Set.of("bind", "port", "tls-port");

    private static final String TALK = """
            a. CONFIG SET dir
            a. CONFIG SET dir a b
            a. CONFIG SET dir FOLDER/none
            a. CONFIG SET dir FOLDER/file
            a. CONFIG SET dir FOLDER/file/below
            a. CONFIG SET dir ""
            a. CONFIG SET DIR none
            a. CONFIG SET dir FOLDER/one
            a. CONFIG GET dir
            a. CONFIG SET dir ../two
            a. CONFIG GET dir
            a. CONFIG SET dir .
            a. CONFIG SET dir ../link/..
            a. CONFIG GET dir
            a. CONFIG SET dbfilename a/b
            a. CONFIG SET Dbfilename /
            a. CONFIG SET dbfilename ""
            a! SAVE
            a. CONFIG SET dbfilename other.rdb
            a. CONFIG GET dbfilename
            a. SAVE
            a. CONFIG SET dbfilename x dbfilename y
            a. CONFIG SET dir FOLDER/one dir FOLDER/two
            a. CONFIG SET dir FOLDER/none dbfilename a/b
            a. CONFIG SET dbfilename a/b dir FOLDER/none
            a. CONFIG SET dir FOLDER/one dbfilename a/b
            a. CONFIG SET dbfilename good dir FOLDER/none
            a. CONFIG SET dir FOLDER/none nosuch 1
            a. CONFIG SET nosuch 1 also-none 2
            a. CONFIG SET Appendfilename x nosuch 1
            a. CONFIG SET maxmemory 1gb dbfilename a/b
            a. CONFIG SET SLAVE-priority abc
            a. CONFIG GET maxmemory
            a. CONFIG GET dir
            a. CONFIG GET dbfilename
            a. MULTI
            a. CONFIG SET dir FOLDER/one
            a. CONFIG GET dir
            a. CONFIG SET dir FOLDER/none
            a. EXEC
            a. CONFIG GET dir
            """;

    @TempDir
    private Path temporary = Path.of("");

    private String script() throws IOException {
        Files.createDirectory(temporary.resolve("one"));
        Files.createDirectory(temporary.resolve("two"));
        Files.createFile(temporary.resolve("file"));
        Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("one"));
        return TALK.replace("FOLDER", temporary.toRealPath().toString());
    }

    @Test
    void whereItIsAllowedTheFolderChangesAndAllElseIsRefusedInTheSameWords() throws IOException {
        String script = script();
        for (String allowed : new String[] {"yes", "local"}) {
            try (RealRedis redis = RealRedis.start("--enable-protected-configs", allowed);
                    ServerProcess node = ServerProcess.start("save \"\"", "enable-protected-configs " + allowed)) {
                assertThat(Talk.transcript(node.port(), script)).isEqualTo(Talk.transcript(redis.port(), script));
            }
            assertThat(Files.exists(temporary.resolve("other.rdb"))).isTrue();
        }
    }

    /** Every name both know is set to what it is: it may be changed, or is protected, or immutable, with both. */
    @Test
    void theSameNamesAreProtectedAndImmutable() throws IOException {
        try (RealRedis redis = RealRedis.start();
                ServerProcess node = ServerProcess.start("save \"\"");
                Jedis theirs = new Jedis("127.0.0.1", redis.port());
                Jedis ours = new Jedis("127.0.0.1", node.port())) {
            Map<String, String> expected = refusals(theirs);
            Map<String, String> found = refusals(ours);
            found.keySet().removeAll(OPENED_AT_THE_START);
            found.keySet().retainAll(theirs.configGet("*").keySet());
            expected.keySet().retainAll(ours.configGet("*").keySet());
            assertThat(found).isEqualTo(expected);
            assertThat(found)
                    .containsEntry("dir", "can't set protected config")
                    .containsEntry("dbfilename", "can't set protected config")
                    .containsEntry("logfile", "can't set immutable config");
        }
    }

    private static Map<String, String> refusals(Jedis jedis) {
        Map<String, String> refusals = new TreeMap<>();
        jedis.configGet("*").forEach((name, value) -> {
            try {
                jedis.configSet(name, value);
            } catch (JedisDataException refused) {
                refusals.put(name, String.valueOf(refused.getMessage()).replaceFirst("^.*\\) - ", ""));
            }
        });
        return refusals;
    }
}
