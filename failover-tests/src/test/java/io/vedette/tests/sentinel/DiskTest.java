package io.vedette.tests.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.state.StateNews;
import io.vedette.sentinel.state.StateStore;
import io.vedette.tests.cluster.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk when a process is gone, and where it goes when its file cannot be replaced. */
class DiskTest {
    /** More with {@code -Dvedette.kills=500}. */
    private static final int KILLS = Integer.getInteger("vedette.kills", 20);

    @TempDir
    private Path folder;

    private static Process writer(Path config) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The last epoch the writer said was on disk before it was killed at a moment of our choosing. */
    private static long killedAfter(Process process, int microseconds) throws Exception {
        long promised = 0;
        try (BufferedReader said = process.inputReader()) {
            promised = Long.parseLong(said.readLine());
            TimeUnit.MICROSECONDS.sleep(microseconds);
            // Its output stays open, and what was said before the end can still be read.
            process.toHandle().destroyForcibly();
            process.waitFor(20, TimeUnit.SECONDS);
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                promised = Long.parseLong(line);
            }
        }
        return promised;
    }

    @Tag(Thorough.TAG)
    @Test
    void stateThatWasPromisedIsThereAfterAKillInTheMiddleOfAVoteOrARewrite() throws Exception {
        Path config = Files.writeString(folder.resolve("sentinel.conf"), "# mine\nport 1\n");
        Random moments = new Random(4);
        for (int i = 0; i < KILLS; i++) {
            long promised = killedAfter(writer(config), moments.nextInt(20_000));

            assertThat(EndlessWriter.epochIn(config)).isBetween(promised, promised + 1);
            assertThat(Files.readAllLines(config)).startsWith("# mine", "port 1");
        }
    }

    /** As a container sees a file that is mounted into it: it can be read and written, and never be replaced. */
    @Test
    void stateOfASentinelWhoseFileCannotBeReplacedIsKeptBesideIt() throws Exception {
        List<String> mounting = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "for last; do :; done; mount --bind \"$last\" \"$last\" && exec \"$@\"",
                "sh");
        Assumptions.assumeTrue(mayMount(), "skipped: this user may not mount");
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        try (master;
                Watcher sentinel = Watcher.oursBy(
                        mounting,
                        folder.resolve("sentinel"),
                        Pair.watching(master, 1).toArray(String[]::new))) {
            sentinel.awaitReady();
            String id = sentinel.ask("SENTINEL", "MYID");
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "down-after-milliseconds", "1234"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("ACL", "SETUSER", "guest", "on", "nopass", "+ping"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("SENTINEL", "FLUSHCONFIG")).startsWith("+OK");
            assertThat(sentinel.log().lines().filter(line -> line.contains("cannot be rewritten")))
                    .hasSize(1);
            sentinel.kill();

            sentinel.restart();

            assertThat(sentinel.ask("SENTINEL", "MYID")).isEqualTo(id);
            assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("\r\n1234\r\n");
            assertThat(sentinel.ask("ACL", "USERS")).contains("guest");
            assertThat(sentinel.config()).doesNotContain("1234").contains("down-after-milliseconds mymaster 1000");
        }
    }

    /** As if it had been killed between a vote and the rewrite of its file. */
    @Test
    void sentinelStartsWithWhatStandsInItsJournalAndWithNoneThatIsDamaged() throws Exception {
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        try (master;
                Watcher sentinel = Watcher.ours(
                        folder.resolve("sentinel"), Pair.watching(master, 1).toArray(String[]::new))) {
            sentinel.awaitReady();
            Path config = sentinel.folder().resolve("sentinel.conf");
            Path journal = sentinel.folder().resolve("sentinel.conf.journal");
            SentinelId id = new SentinelId(
                    sentinel.ask("SENTINEL", "MYID").lines().skip(1).findFirst().orElseThrow());
            sentinel.kill();
            new StateStore(config, sentinel.folder()).forgetAdded();
            new StateStore(config, sentinel.folder()).add(new StateNews(id, new Epoch(77), List.of()));

            sentinel.restart();
            assertThat(sentinel.config()).contains("sentinel current-epoch 77");
            assertThat(sentinel.terminate()).isZero();
            assertThat(journal).doesNotExist();
            assertThat(sentinel.config()).contains("sentinel current-epoch 77");

            StateStore store = new StateStore(config, sentinel.folder());
            store.add(new StateNews(id, new Epoch(78), List.of()));
            store.add(new StateNews(id, new Epoch(79), List.of()));
            Files.writeString(journal, Files.readString(journal).replaceFirst("current-epoch 78", "current-epoch 76"));
            assertThat(sentinel.awaitRefusal()).isOne();
            assertThat(sentinel.log()).contains(journal + " at byte 0").contains("cannot be trusted");
        }
    }

    private static boolean mayMount() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "--mount", "true")
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
    }
}
