package io.vedette.tests.bench.vip;

import io.vedette.tests.cluster.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Looks at the addresses of all hosts as often as it can and keeps who held one when. It asks the kernel, not the sentinels. Two hosts
 * are never seen in one moment; so two holders are two only if the first still has it after the second was seen with it.
 */
final class AddressWatch implements AutoCloseable {
    private static final int PAUSE_MS = 1;

    private final List<Hosts.Host> hosts;
    private final String address;
    private final boolean v6;
    private final Pattern pattern;
    private final long startedNanos = System.nanoTime();
    private final List<String> timeline = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "address-watch");
    private volatile boolean over;
    private SortedSet<Integer> holders = new TreeSet<>();
    private int lastHolder = -1;
    private long looks;
    private long longestGapNanos;
    private long heldNanos;
    private int moves;
    private int doubles;

    private AddressWatch(List<Hosts.Host> hosts, String address) throws IOException {
        this.hosts = hosts;
        this.address = address;
        byte[] bytes = InetAddress.getByName(address).getAddress();
        this.v6 = bytes.length > 4;
        this.pattern = Pattern.compile(
                v6 ? HexFormat.of().formatHex(bytes) : Pattern.quote("|-- " + address) + "\n +/32 host LOCAL");
    }

    static AddressWatch of(List<Hosts.Host> hosts, String address) throws IOException {
        AddressWatch watch = new AddressWatch(hosts, address);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private boolean has(Hosts.Host host) throws IOException {
        return pattern.matcher(Files.readString(host.procNet(v6 ? "if_inet6" : "fib_trie")))
                .find();
    }

    private void watch() {
        long lastNanos = System.nanoTime();
        try {
            while (!over) {
                SortedSet<Integer> seen = new TreeSet<>();
                for (Hosts.Host host : hosts) {
                    if (has(host)) {
                        seen.add(host.number());
                    }
                }
                boolean two = seen.size() > 1 && has(hosts.get(seen.first()));
                long nowNanos = System.nanoTime();
                note(seen, two, nowNanos, nowNanos - lastNanos);
                lastNanos = nowNanos;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(SortedSet<Integer> seen, boolean two, long nowNanos, long gapNanos) {
        looks++;
        longestGapNanos = Math.max(longestGapNanos, gapNanos);
        if (!seen.isEmpty()) {
            heldNanos += gapNanos;
        }
        if (two) {
            doubles++;
        }
        if (!seen.equals(holders)) {
            timeline.add(
                    String.format("%9.3f s %s %s%s", seconds(nowNanos), address, seen, two ? "  TWO HOLDERS" : ""));
            if (seen.size() == 1 && seen.first() != lastHolder) {
                moves++;
                lastHolder = seen.first();
            }
            holders = seen;
        }
    }

    synchronized void remark(String what) {
        timeline.add(String.format("%9.3f s   %s", seconds(System.nanoTime()), what));
    }

    private double seconds(long nanos) {
        return (nanos - startedNanos) / 1e9;
    }

    synchronized Optional<Integer> holder() {
        return holders.size() == 1 ? Optional.of(holders.first()) : Optional.empty();
    }

    synchronized int doubles() {
        return doubles;
    }

    synchronized int moves() {
        return moves;
    }

    synchronized List<String> timeline() {
        return List.copyOf(timeline);
    }

    synchronized String inWords() {
        return String.format(
                "%s: %d looks in %.0f s, the longest pause between two %.1f ms; moved %d times, held %.1f %% of the time;"
                        + " looks with two holders: %d",
                address,
                looks,
                seconds(System.nanoTime()),
                longestGapNanos / 1e6,
                moves,
                100 * heldNanos / (double) (System.nanoTime() - startedNanos),
                doubles);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
