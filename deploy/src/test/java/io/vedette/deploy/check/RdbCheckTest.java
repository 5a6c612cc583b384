package io.vedette.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.keyspace.Listener;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.snapshot.KeyspaceWriter;
import io.vedette.engine.snapshot.UsageAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdbCheckTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private Path file() throws IOException {
        Keyspace keyspace = new Keyspace(16, new SipHash(new SplittableRandom(1)), Listener.NOBODY);
        keyspace.time(1000);
        Database database = keyspace.database(3);
        database.strings().setBytes(bytes("plain"), bytes("value"), false);
        Entry entry = Objects.requireNonNull(database.loads().add(bytes("brief"), bytes("value")));
        database.expire(entry, 2000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyspaceWriter.write(
                keyspace,
                List.of(),
                new RdbOrigin("7.2.4", 1000, 5, Optional.empty(), false),
                UsageAccount.NONE,
                new RdbFileWriter(out::write, true, true));
        return Files.write(folder.resolve("dump.rdb"), out.toByteArray());
    }

    private boolean check(Path file) throws IOException {
        return new RdbCheck(file, new PrintWriter(said, true), System::nanoTime).run();
    }

    @Test
    void saysOfAGoodFileWhatRedisCheckRdbSays() throws IOException {
        Path file = file();
        assertThat(check(file)).isTrue();
        assertThat(said.toString().lines())
                .containsSubsequence(
                        "[offset 0] Checking RDB file " + file,
                        "[offset 26] AUX FIELD redis-ver = '7.2.4'",
                        "[offset 40] AUX FIELD redis-bits = '64'",
                        "[offset " + Files.size(file) + "] Checksum OK",
                        "[offset " + Files.size(file) + "] \\o/ RDB looks OK! \\o/",
                        "[info] 2 keys read",
                        "[info] 1 expires",
                        "[info] 1 already expired")
                .anyMatch(line -> line.endsWith("Selecting DB ID 3"));
    }

    @Test
    void saysWhereABadOneIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 5, 20, whole.length - 20, whole.length - 9, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.rdb"), Arrays.copyOf(whole, length));
            assertThat(check(cut)).as("%d bytes", length).isFalse();
        }
        assertThat(said.toString()).contains("--- RDB ERROR DETECTED ---", "the bytes end");
    }

    @Test
    void aTurnedBitIsFoundByTheChecksum() throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("value")] ^= 1;
        assertThat(check(Files.write(folder.resolve("turned.rdb"), bytes))).isFalse();
        assertThat(said.toString()).contains("the checksum is ").doesNotContain("Checksum OK");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
