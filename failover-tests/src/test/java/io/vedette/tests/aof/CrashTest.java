package io.vedette.tests.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.aof.DataServer.Kind;
import io.vedette.tests.cluster.Counters;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A node that is killed at any moment, again and again, in the middle of writes and rewrites. {@code -Dvedette.kills=N} for
 * more of it.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("vedette.kills", Thorough.times(3, 12));
    private static final int MOVES = Integer.getInteger("vedette.kills", Thorough.times(2, 8));
    private static final int WRITERS = 4;

    @TempDir
    private Path temporary = Path.of("");

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("data"));
    }

    @Test
    void underAlwaysNoAcknowledgedWriteIsLost() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(9);
        Counters counters = new Counters(WRITERS);
        for (int kill = 0; kill < KILLS; kill++) {
            try (DataServer server = DataServer.start(
                    Kind.VEDETTE, folder(), "--appendfsync", "always", "--auto-aof-rewrite-min-size", "20kb")) {
                assertNothingLost(server, counters);
                counters.start(server::connect);
                if (random.nextBoolean()) {
                    try (Jedis jedis = server.connect()) {
                        jedis.bgrewriteaof();
                    } catch (JedisException alreadyRunning) {
                        assertThat(alreadyRunning).hasMessageContaining("already in progress");
                    }
                }
                new CountDownLatch(1).await(random.nextInt(60), TimeUnit.MILLISECONDS);
                server.kill();
                counters.stop();
            }
        }
        counters.assertEachHasReached(KILLS);
        try (DataServer server = DataServer.start(Kind.REDIS, folder())) {
            assertNothingLost(server, counters);
        }
    }

    private static void assertNothingLost(DataServer server, Counters counters) {
        try (Jedis jedis = server.connect()) {
            counters.assertNothingLost(jedis);
        }
    }

    @Test
    void underAlwaysNoAcknowledgedWriteIsLostWhileTheFilesMoveToAnotherFolder()
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(10);
        Counters counters = new Counters(WRITERS);
        Path here = folder();
        Path there = Files.createDirectories(temporary.resolve("elsewhere"));
        for (int kill = 0; kill < MOVES; kill++) {
            try (DataServer server = DataServer.start(
                    Kind.VEDETTE, here, "--appendfsync", "always", "--enable-protected-configs", "yes")) {
                assertNothingLost(server, counters);
                counters.start(server::connect);
                String before = manifest(there);
                try (Jedis jedis = server.connect()) {
                    jedis.configSet("dir", there.toString());
                    jedis.bgrewriteaof();
                }
                new CountDownLatch(1).await(random.nextInt(80), TimeUnit.MILLISECONDS);
                server.kill();
                counters.stop();
                if (!manifest(there).equals(before)) {
                    Path left = here;
                    here = there;
                    there = left;
                }
            }
        }
        try (DataServer server = DataServer.start(Kind.REDIS, here)) {
            assertNothingLost(server, counters);
        }
    }

    private static String manifest(Path dir) throws IOException {
        Path file = dir.resolve("appendonlydir/appendonly.aof.manifest");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void underEverysecTheLastSecondAtMostIsLost() throws IOException, InterruptedException {
        Counters counters = new Counters(1);
        List<Long> eachTenthSecond = new ArrayList<>();
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder(), "--appendfsync", "everysec")) {
            counters.start(server::connect);
            for (int tenth = 0; tenth < 25; tenth++) {
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                eachTenthSecond.add(counters.first());
            }
            server.kill();
            counters.stop();
        }
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder());
                Jedis jedis = server.connect()) {
            assertThat(Long.parseLong(jedis.get("writer0")))
                    .isGreaterThanOrEqualTo(eachTenthSecond.get(eachTenthSecond.size() - 12));
        }
    }
}
