package io.vedette.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Clients that each count in a key of their own and in a list, and note how far they got an answer, until the server is killed. */
public final class Counters {
    private static final int PATIENCE_SECONDS = 60;

    private final List<AtomicLong> acknowledged = new ArrayList<>();
    private List<Writer> writers = List.of();
    private volatile boolean stopped;

    public Counters(int writers) {
        for (int i = 0; i < writers; i++) {
            acknowledged.add(new AtomicLong());
        }
    }

    private static String key(int writer) {
        return "writer" + writer;
    }

    private final class Writer extends Thread {
        private final Supplier<Jedis> server;
        private final int number;
        private final CountDownLatch begun;

        Writer(Supplier<Jedis> server, int number, CountDownLatch begun) {
            super(key(number));
            this.server = server;
            this.number = number;
            this.begun = begun;
        }

        @Override
        public void run() {
            try (Jedis jedis = server.get()) {
                count(jedis);
                begun.countDown();
                while (!stopped) {
                    count(jedis);
                }
            } catch (JedisException killed) {
                // Whoever is waited for has not begun, and the wait ends in failure.
            }
        }

        private void count(Jedis jedis) {
            long count = jedis.incr(key(number));
            acknowledged.get(number).set(count);
            jedis.rpush(key(number) + " list", Long.toString(count));
        }
    }

    /** They begin; returns when each of them has written. */
    public void start(Supplier<Jedis> server) throws InterruptedException {
        stopped = false;
        CountDownLatch begun = new CountDownLatch(acknowledged.size());
        List<Writer> next = new ArrayList<>();
        for (int i = 0; i < acknowledged.size(); i++) {
            next.add(new Writer(server, i, begun));
        }
        writers = next;
        writers.forEach(Thread::start);
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** They end, whether or not the server was killed. */
    public void stop() throws InterruptedException {
        stopped = true;
        for (Writer writer : writers) {
            writer.join();
        }
    }

    /** What the first of them was told last. */
    public long first() {
        return acknowledged.get(0).get();
    }

    public void assertEachHasReached(long count) {
        assertThat(acknowledged).allSatisfy(told -> assertThat(told.get()).isGreaterThanOrEqualTo(count));
    }

    /** What was not acknowledged may be there, but one command at most; both are the same again after this. */
    public void assertNothingLost(Jedis jedis) {
        for (int i = 0; i < acknowledged.size(); i++) {
            long told = acknowledged.get(i).get();
            long found = told == 0 ? 0 : Long.parseLong(jedis.get(key(i)));
            assertThat(found).isBetween(told, told + 1);
            long listed = jedis.llen(key(i) + " list");
            assertThat(listed).isBetween(Math.max(0, told - 1), found);
            jedis.set(key(i), Long.toString(listed));
            acknowledged.get(i).set(listed);
        }
    }
}
