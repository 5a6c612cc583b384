package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What DEBUG does with a whole node. */
@Timeout(60)
class DebugTest {
    private static final String ALLOWED = "enable-debug-command yes";
    private static final String NOTHING = "+" + "0".repeat(40);

    @TempDir
    private Path folder;

    private Optional<NodeServer> node = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (node.isPresent()) {
            node.get().secure();
            node.get().stop();
        }
    }

    private LocalClient client(String... lines) throws Exception {
        node = Optional.of(LocalNode.started(folder, lines));
        return new LocalClient(folder);
    }

    @Test
    void isRefusedUnlessItIsAllowed() throws Exception {
        try (LocalClient client = client()) {
            assertThat(client.ask("DEBUG DIGEST")).startsWith("-ERR DEBUG command not allowed.");
        }
    }

    @Test
    void knowsItsSubcommandsAndHowManyWordsTheyTake() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            String unknown = "-ERR unknown subcommand or wrong number of arguments for 'DIGEST'. Try DEBUG HELP.";
            assertThat(client.ask("DEBUG DIGEST x")).isEqualTo(unknown);
            assertThat(client.ask("DEBUG nonsense")).startsWith("-ERR unknown subcommand");
            assertThat(client.ask("DEBUG HELP"))
                    .startsWith("+DEBUG <subcommand>")
                    .contains("+DIGEST-VALUE <key>");
        }
    }

    @Test
    void dataThatComeBackFromTheSnapshotHaveTheirDigest() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            assertThat(client.ask("DEBUG DIGEST")).isEqualTo(NOTHING);
            client.ask("RPUSH list a b c");
            client.ask("SET text value EX 1000");
            String digest = client.ask("DEBUG DIGEST");
            assertThat(digest).isNotEqualTo(NOTHING);

            assertThat(client.ask("DEBUG RELOAD")).isEqualTo("+OK");

            assertThat(client.ask("DEBUG DIGEST")).isEqualTo(digest);
            assertThat(client.ask("DEBUG DIGEST-VALUE missing")).isEqualTo(NOTHING);
        }
    }

    @Test
    void aSnapshotIsPutBesideWhatThereIs() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            client.ask("MSET a saved b saved");
            client.ask("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return 1 end)\"");
            client.ask("SAVE");
            client.ask("SET a changed");
            client.ask("SET c new");
            assertThat(client.ask("DEBUG RELOAD NOSAVE NOFLUSH"))
                    .startsWith("-ERR Error trying to load the RDB dump: ")
                    .contains("a key is there already: ");
            assertThat(client.ask("MGET a b c")).isEqualTo("changed saved new");

            assertThat(client.ask("DEBUG RELOAD NOSAVE NOFLUSH MERGE")).isEqualTo("+OK");

            assertThat(client.ask("MGET a b c")).isEqualTo("saved saved new");
            assertThat(client.ask("FCALL f 0")).isEqualTo(":1");
            assertThat(client.ask("DEBUG RELOAD NOSAVE")).isEqualTo("+OK");
            assertThat(client.ask("EXISTS c")).isEqualTo(":0");
            assertThat(client.ask("DEBUG RELOAD SAVE")).startsWith("-ERR DEBUG RELOAD only supports the MERGE");
        }
    }

    @Test
    void whatIsSavedAfterAFlushIsNotAbandonedForIt() throws Exception {
        try (LocalClient client = client(ALLOWED, "save 3600 1")) {
            for (int i = 0; i < 50; i++) {
                client.ask("SET key " + i);
                client.ask("FLUSHALL");
                client.ask("SET other value");
                assertThat(client.ask("SAVE")).isEqualTo("+OK");
                client.ask("FLUSHALL");
                assertThat(client.ask("BGSAVE")).isEqualTo("+Background saving started");
                assertThat(idle(client)).isTrue();
            }
        }
    }

    private static boolean idle(LocalClient client) throws Exception {
        for (int tries = 0; tries < 1000; tries++) {
            if (client.ask("INFO persistence").contains("rdb_bgsave_in_progress:0\r\n")) {
                return true;
            }
            client.ask("WAIT 1 5");
        }
        return false;
    }

    @Test
    void keysKeepTheirTimeWhenASnapshotIsMerged() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            client.ask("SET a 1 PXAT 99999999999999");
            client.ask("SAVE");
            client.ask("FLUSHALL");
            assertThat(client.ask("DEBUG RELOAD NOSAVE NOFLUSH")).isEqualTo("+OK");
            assertThat(client.ask("PEXPIRETIME a")).isEqualTo(":99999999999999");
        }
    }

    @Test
    void whatIsInTheAppendOnlyFileComesBack() throws Exception {
        try (LocalClient client = client(ALLOWED, "appendonly yes", "appendfsync everysec")) {
            client.ask("RPUSH list 1 2 3");
            client.ask("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return 1 end)\"");
            String digest = client.ask("DEBUG DIGEST");
            client.ask("DEBUG POPULATE 3 unheard");
            assertThat(client.ask("DBSIZE")).isEqualTo(":4");

            assertThat(client.ask("DEBUG LOADAOF")).isEqualTo("+OK");

            assertThat(client.ask("DEBUG DIGEST")).isEqualTo(digest);
            assertThat(client.ask("FCALL f 0")).isEqualTo(":1");
            client.ask("RPUSH list 4");
            assertThat(client.ask("DEBUG LOADAOF")).isEqualTo("+OK");
            assertThat(client.ask("LRANGE list 0 -1")).isEqualTo("1 2 3 4");
        }
    }

    @Test
    void dataStayWhereTheAppendOnlyFileIsDamaged() throws Exception {
        try (LocalClient client = client(ALLOWED, "appendonly yes", "appendfsync always")) {
            client.ask("SET key value");
            Files.writeString(increment(), "*1\r\n$8\r\nnonsense\r\n", StandardOpenOption.APPEND);

            assertThat(client.ask("DEBUG LOADAOF")).startsWith("-ERR Error trying to load the append only file: ");

            assertThat(client.ask("GET key")).isEqualTo("value");
            assertThat(client.ask("SET other value")).isEqualTo("+OK");
        }
    }

    private Path increment() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("appendonlydir"))) {
            return files.filter(file -> file.toString().endsWith(".incr.aof"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void checksumsOfDumpsCountUnlessTheyAreToldNotTo() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            String restore = "RESTORE key 0 \"\\x00\\x03abc\\x0a\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\"";
            String refused = "-ERR DUMP payload version or checksum are wrong";
            assertThat(client.ask(restore)).isEqualTo(refused);
            assertThat(client.ask("DEBUG SET-SKIP-CHECKSUM-VALIDATION 1")).isEqualTo("+OK");
            assertThat(client.ask(restore)).isEqualTo("+OK");
            assertThat(client.ask("GET key")).isEqualTo("abc");
            client.ask("DEL key");
            assertThat(client.ask("DEBUG SET-SKIP-CHECKSUM-VALIDATION 0")).isEqualTo("+OK");
            assertThat(client.ask(restore)).isEqualTo(refused);
        }
    }

    @Test
    void keysAreMadeThatAreNotThere() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            client.ask("SET key:1 mine");
            assertThat(client.ask("DEBUG POPULATE 3")).isEqualTo("+OK");
            assertThat(client.ask("MGET key:0 key:1 key:2")).isEqualTo("value:0 mine value:2");
            assertThat(client.ask("DEBUG POPULATE 2 many 10")).isEqualTo("+OK");
            assertThat(client.ask("GET many:1")).isEqualTo("value:1\0\0\0");
            assertThat(client.ask("DEBUG POPULATE 1 few 3")).isEqualTo("+OK");
            assertThat(client.ask("GET few:0")).isEqualTo("val");
            assertThat(client.ask("DEBUG POPULATE -1")).isEqualTo("-ERR value is out of range, must be positive");
        }
    }

    @Test
    void scriptsMayCallWhatIsNotForThemIfThatIsWished() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            String script = "EVAL \"return redis.call('debug', 'digest')\" 0";
            assertThat(client.ask(script)).startsWith("-ERR This Redis command is not allowed from script");
            client.ask("DEBUG SET-DISABLE-DENY-SCRIPTS 1");
            assertThat(client.ask(script)).isEqualTo(NOTHING);
        }
    }

    @Test
    void objectsAreToldHowTheyAreKept() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            client.ask("SET text abc");
            client.ask("HSET hash f v");
            client.ask("SADD set " + String.join(" ", many()));
            assertThat(client.ask("DEBUG OBJECT text")).contains(" encoding:embstr serializedlength:4 ");
            assertThat(client.ask("DEBUG OBJECT missing")).isEqualTo("-ERR no such key");
            assertThat(client.ask("DEBUG HTSTATS-KEY set"))
                    .contains(" number of elements: 200\n", "Hash table 0 stats (main hash table):\n");
            assertThat(client.ask("DEBUG HTSTATS-KEY text")).startsWith("-ERR The value stored");
            assertThat(client.ask("DEBUG HTSTATS 0")).contains("[Dictionary HT]\n", " number of elements: 3\n");
            assertThat(client.ask("DEBUG HTSTATS 16")).isEqualTo("-ERR Out of range database");
            assertThat(client.ask("DEBUG LISTPACK hash")).isEqualTo("+Listpack structure printed on stdout");
            assertThat(client.ask("DEBUG LISTPACK text")).isEqualTo("-ERR Not a listpack encoded object.");
        }
    }

    private static List<String> many() {
        return IntStream.range(0, 200).mapToObj(i -> "member" + i).toList();
    }

    @Test
    void repliesOfEveryTypeAreMadeUp() throws Exception {
        try (LocalClient client = client(ALLOWED)) {
            assertThat(client.ask("DEBUG PROTOCOL bignum")).isEqualTo("1234567999999999999999999999999999999");
            assertThat(client.ask("DEBUG PROTOCOL map")).isEqualTo(":0 :0 :1 :1 :2 :0");
            assertThat(client.ask("DEBUG PROTOCOL push")).isEqualTo("-ERR RESP2 is not supported by this command");
            assertThat(client.ask("DEBUG PROTOCOL attrib")).isEqualTo("Some real reply following the attribute");
            assertThat(client.ask("DEBUG PROTOCOL other")).startsWith("-ERR Wrong protocol type name.");
        }
    }

    @Test
    void nothingIsDoneUnaskedWhileThatIsPaused() throws Exception {
        try (LocalClient client = client(ALLOWED, "hz 100")) {
            client.ask("DEBUG PAUSE-CRON 1");
            client.ask("SET key value PX 1");
            assertThat(client.ask("WAIT 1 200")).isEqualTo(":0");
            assertThat(client.ask("DBSIZE")).isEqualTo(":1");
            client.ask("DEBUG PAUSE-CRON 0");
            assertThat(gone(client)).isTrue();
        }
    }

    private static boolean gone(LocalClient client) throws Exception {
        for (int tries = 0; tries < 1000; tries++) {
            if (client.ask("DBSIZE").equals(":0")) {
                return true;
            }
            client.ask("WAIT 1 10");
        }
        return false;
    }
}
