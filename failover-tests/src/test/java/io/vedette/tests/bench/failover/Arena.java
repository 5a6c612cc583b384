package io.vedette.tests.bench.failover;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One cluster for one run, with the clients that write to it and those who watch. */
final class Arena implements AutoCloseable {
    static final long LIMIT_MS = 60_000;

    private static final int FIRST_WRITES = 100;
    private static final int PAUSE_MICROS = 500;
    private static final int SETTLE_MS = 1_500;
    private static final int LOAD_MS = 2_000;
    /** Longer than any of their periods, so that a fault comes at no particular moment of them. */
    private static final int PHASE_MS = 1_000;

    private final Cluster cluster;
    private final long servedMs;
    private final List<Channel> channels = new ArrayList<>();
    private final Map<Member, AtomicInteger> switches = new LinkedHashMap<>();
    private final List<Follower> followers = new ArrayList<>();

    /** @param servedMs for how long the cluster has had clients, at least, when the fault comes */
    Arena(Cluster cluster, long servedMs) {
        this.cluster = cluster;
        this.servedMs = servedMs;
        for (Member sentinel : cluster.sentinels()) {
            AtomicInteger count = new AtomicInteger();
            switches.put(sentinel, count);
            listen(sentinel, "+switch-master", payload -> {
                String[] words = payload.split(" ", -1);
                if (words[0].equals(cluster.group().name())) {
                    count.incrementAndGet();
                    moved(new HostPort(words[3], Integer.parseInt(words[4])));
                }
            });
        }
    }

    void listen(Member sentinel, String channel, Consumer<String> listener) {
        channels.add(Channel.listen(sentinel.address(), channel, listener));
    }

    private void moved(HostPort master) {
        synchronized (followers) {
            followers.forEach(follower -> follower.moved(master));
        }
    }

    Cluster cluster() {
        return cluster;
    }

    Group group() {
        return cluster.group();
    }

    /** A client that writes and is told of a new master; returns when it does and nothing else is going on. */
    Follower follower() throws InterruptedException {
        Follower follower = followers(1, PAUSE_MICROS).get(0);
        TimeUnit.MILLISECONDS.sleep(
                Math.max(SETTLE_MS, servedMs) + ThreadLocalRandom.current().nextInt(PHASE_MS));
        return follower;
    }

    /** Returns when clients that write without a pause have done so for a while. */
    void load() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(LOAD_MS, servedMs));
    }

    List<Follower> followers(int count, long pauseMicros) throws InterruptedException {
        List<Follower> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(unsubscribed("told" + i, pauseMicros));
        }
        synchronized (followers) {
            followers.addAll(started);
        }
        return started;
    }

    /** A client that notices only by itself that the master has moved; the caller ends it. */
    Follower unsubscribed(String key, long pauseMicros) throws InterruptedException {
        List<HostPort> sentinels =
                cluster.sentinels().stream().map(Member::address).toList();
        Follower follower = Follower.start(group().name(), sentinels, key, pauseMicros);
        follower.acknowledged().awaitCount(FIRST_WRITES, LIMIT_MS);
        return follower;
    }

    /** From the moment until a write of this client is acknowledged by another master than the old one. */
    OptionalDouble untilWriteElsewhere(Follower follower, Member old, long sinceNanos) throws InterruptedException {
        return follower.acknowledged().awaitElsewhere(old.address(), sinceNanos, LIMIT_MS);
    }

    /** How often the first group's master changed, as seen by the sentinel that saw it most often. */
    int failovers() {
        return switches.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
    }

    /** Ends the client; gives how many of the writes that were acknowledged to it the master does not hold now. */
    int lost(Follower follower) throws IOException, InterruptedException {
        follower.end();
        Object stored =
                RespClient.askOnce(group().master().address(), (int) LIMIT_MS, "LRANGE", follower.key(), "0", "-1");
        BitSet missing = follower.acknowledged().numbers();
        if (stored instanceof List<?> numbers) {
            numbers.forEach(number -> missing.clear(Integer.parseInt((String) number)));
        }
        return missing.cardinality();
    }

    @Override
    public void close() throws IOException {
        channels.forEach(Channel::close);
        synchronized (followers) {
            followers.forEach(Follower::stop);
        }
        cluster.close();
    }
}
