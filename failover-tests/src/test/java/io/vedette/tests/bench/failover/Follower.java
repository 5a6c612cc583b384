package io.vedette.tests.bench.failover;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A client as the rules of Sentinel discovery want it: it asks one sentinel after the other for the master, makes sure by ROLE
 * that it reached one, and writes, one numbered element at a time, until the connection fails or a write is refused; then it asks
 * the next. When a sentinel says {@code +switch-master} it goes where that says, as the clients in use do. It remembers when each
 * write was acknowledged, and by whom.
 */
final class Follower {
    private static final int SENTINEL_TIMEOUT_MS = 200;
    private static final int NODE_TIMEOUT_MS = 2_000;
    private static final int RETRY_MS = 5;

    private final String group;
    private final List<HostPort> sentinels;
    private final String key;
    private final long pauseMicros;
    private final Acknowledgements acknowledged = new Acknowledgements();
    private final Thread thread;
    private volatile boolean stopped;
    private Socket socket = new Socket();
    private Optional<HostPort> at = Optional.empty();
    private Optional<HostPort> told = Optional.empty();
    private int next;
    private int asking;

    private Follower(String group, List<HostPort> sentinels, String key, long pauseMicros) {
        this.group = group;
        this.sentinels = sentinels;
        this.key = key;
        this.pauseMicros = pauseMicros;
        this.thread = new Thread(this::work, "follower " + key);
    }

    /** @param pauseMicros between two writes */
    static Follower start(String group, List<HostPort> sentinels, String key, long pauseMicros) {
        Follower follower = new Follower(group, sentinels, key, pauseMicros);
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    Acknowledgements acknowledged() {
        return acknowledged;
    }

    String key() {
        return key;
    }

    /** Somebody says that the master is there now: whatever this client does elsewhere is over. */
    synchronized void moved(HostPort master) {
        if (at.isPresent() && !at.get().equals(master)) {
            told = Optional.of(master);
            closeSocket();
        }
    }

    private void work() {
        while (!stopped) {
            try {
                Optional<HostPort> announced = takeTold();
                writeTo(announced.isPresent() ? announced.get() : ask());
            } catch (IOException lookAgain) {
                asking++;
                if (!isTold()) {
                    pause(TimeUnit.MILLISECONDS.toMicros(RETRY_MS));
                }
            }
        }
    }

    /** Whoever knows where the master is has nothing to wait for. */
    private synchronized boolean isTold() {
        return told.isPresent();
    }

    /** What was announced counts once: should nobody be there, the sentinels are asked again. */
    private synchronized Optional<HostPort> takeTold() {
        Optional<HostPort> announced = told;
        told = Optional.empty();
        return announced;
    }

    private HostPort ask() throws IOException {
        HostPort sentinel = sentinels.get(asking % sentinels.size());
        Object reply = RespClient.askOnce(sentinel, SENTINEL_TIMEOUT_MS, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", group);
        if (reply instanceof List<?> address) {
            return new HostPort((String) address.get(0), Integer.parseInt((String) address.get(1)));
        }
        throw new IOException("no address but " + reply);
    }

    private void writeTo(HostPort master) throws IOException {
        try (RespClient client = RespClient.connect(socketTo(master), master, NODE_TIMEOUT_MS)) {
            if (!(client.ask("ROLE") instanceof List<?> role) || !role.get(0).equals("master")) {
                throw new IOException(master + " is no master");
            }
            while (!stopped) {
                int number = next++;
                Object reply = client.ask("RPUSH", key, Integer.toString(number));
                if (!(reply instanceof Long)) {
                    throw new IOException(master + " refused: " + reply);
                }
                acknowledged.add(number, System.nanoTime(), master);
                pause(pauseMicros);
            }
        }
    }

    private synchronized Socket socketTo(HostPort master) {
        socket = new Socket();
        at = Optional.of(master);
        return socket;
    }

    private synchronized void closeSocket() {
        try {
            socket.close();
        } catch (IOException gone) {
            at = Optional.empty();
        }
    }

    private static void pause(long micros) {
        try {
            TimeUnit.MICROSECONDS.sleep(micros);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait until it has. */
    void stop() {
        stopped = true;
        closeSocket();
    }

    /** Returns when nothing more will be written. */
    void end() throws InterruptedException {
        stop();
        thread.join();
    }
}
