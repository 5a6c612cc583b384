package io.vedette.tests.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.aof.DataServer.Kind;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A node that is killed at any moment, again and again, in the middle of writes and rewrites. {@code -Dvedette.kills=N} for
 * more of it.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("vedette.kills", Thorough.times(4, 12));
    private static final int MOVES = Integer.getInteger("vedette.kills", Thorough.times(2, 8));
    private static final int WRITERS = 4;

    @TempDir
    private Path temporary = Path.of("");

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("data"));
    }

    /** One client that counts in a key of its own, and notes how far it got an answer. */
    private static final class Writer extends Thread {
        private final DataServer server;
        private final String key;
        private final AtomicLong acknowledged;
        private final CountDownLatch begun;

        Writer(DataServer server, String key, AtomicLong acknowledged, CountDownLatch begun) {
            super(key);
            this.server = server;
            this.key = key;
            this.acknowledged = acknowledged;
            this.begun = begun;
        }

        @Override
        public void run() {
            try (Jedis jedis = server.connect()) {
                while (true) {
                    acknowledged.set(jedis.incr(key));
                    jedis.rpush(key + " list", Long.toString(acknowledged.get()));
                    begun.countDown();
                }
            } catch (JedisException killed) {
                begun.countDown();
            }
        }
    }

    @Test
    void underAlwaysNoAcknowledgedWriteIsLost() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(9);
        List<AtomicLong> acknowledged = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            acknowledged.add(new AtomicLong());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            try (DataServer server = DataServer.start(
                    Kind.VEDETTE, folder(), "--appendfsync", "always", "--auto-aof-rewrite-min-size", "20kb")) {
                assertNothingLost(server, acknowledged);
                CountDownLatch begun = new CountDownLatch(WRITERS);
                List<Writer> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    writers.add(new Writer(server, "writer" + i, acknowledged.get(i), begun));
                }
                writers.forEach(Thread::start);
                assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
                if (random.nextBoolean()) {
                    try (Jedis jedis = server.connect()) {
                        jedis.bgrewriteaof();
                    } catch (JedisException alreadyRunning) {
                        assertThat(alreadyRunning).hasMessageContaining("already in progress");
                    }
                }
                new CountDownLatch(1).await(random.nextInt(60), TimeUnit.MILLISECONDS);
                server.kill();
                for (Writer writer : writers) {
                    writer.join();
                }
            }
        }
        assertThat(acknowledged).allSatisfy(count -> assertThat(count.get()).isGreaterThan(KILLS));
        try (DataServer server = DataServer.start(Kind.REDIS, folder())) {
            assertNothingLost(server, acknowledged);
        }
    }

    @Test
    void underAlwaysNoAcknowledgedWriteIsLostWhileTheFilesMoveToAnotherFolder()
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(10);
        List<AtomicLong> acknowledged = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            acknowledged.add(new AtomicLong());
        }
        Path here = folder();
        Path there = Files.createDirectories(temporary.resolve("elsewhere"));
        for (int kill = 0; kill < MOVES; kill++) {
            try (DataServer server = DataServer.start(
                    Kind.VEDETTE, here, "--appendfsync", "always", "--enable-protected-configs", "yes")) {
                assertNothingLost(server, acknowledged);
                CountDownLatch begun = new CountDownLatch(WRITERS);
                List<Writer> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    writers.add(new Writer(server, "writer" + i, acknowledged.get(i), begun));
                }
                writers.forEach(Thread::start);
                assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
                String before = manifest(there);
                try (Jedis jedis = server.connect()) {
                    jedis.configSet("dir", there.toString());
                    jedis.bgrewriteaof();
                }
                new CountDownLatch(1).await(random.nextInt(80), TimeUnit.MILLISECONDS);
                server.kill();
                for (Writer writer : writers) {
                    writer.join();
                }
                if (!manifest(there).equals(before)) {
                    Path left = here;
                    here = there;
                    there = left;
                }
            }
        }
        try (DataServer server = DataServer.start(Kind.REDIS, here)) {
            assertNothingLost(server, acknowledged);
        }
    }

    private static String manifest(Path dir) throws IOException {
        Path file = dir.resolve("appendonlydir/appendonly.aof.manifest");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What was not acknowledged may be there, but one command at most. */
    private static void assertNothingLost(DataServer server, List<AtomicLong> acknowledged) {
        try (Jedis jedis = server.connect()) {
            for (int i = 0; i < WRITERS; i++) {
                String key = "writer" + i;
                long told = acknowledged.get(i).get();
                long found = told == 0 ? 0 : Long.parseLong(jedis.get(key));
                assertThat(found).isBetween(told, told + 1);
                long listed = jedis.llen(key + " list");
                assertThat(listed).isBetween(Math.max(0, told - 1), found);
                jedis.set(key, Long.toString(listed));
                acknowledged.get(i).set(listed);
            }
        }
    }

    @Test
    void underEverysecTheLastSecondAtMostIsLost() throws IOException, InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        List<Long> eachTenthSecond = new ArrayList<>();
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder(), "--appendfsync", "everysec")) {
            Writer writer = new Writer(server, "writer", acknowledged, new CountDownLatch(1));
            writer.start();
            for (int tenth = 0; tenth < 25; tenth++) {
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
                eachTenthSecond.add(acknowledged.get());
            }
            server.kill();
            writer.join();
        }
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder());
                Jedis jedis = server.connect()) {
            assertThat(Long.parseLong(jedis.get("writer")))
                    .isGreaterThanOrEqualTo(eachTenthSecond.get(eachTenthSecond.size() - 12));
        }
    }
}
