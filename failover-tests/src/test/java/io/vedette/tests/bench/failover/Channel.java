package io.vedette.tests.bench.failover;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Listens to one channel of one sentinel, as clients do, connecting again when the sentinel was gone. */
final class Channel implements AutoCloseable {
    private static final int RETRY_MS = 50;
    private static final int CONNECT_TIMEOUT_MS = 1_000;

    private final HostPort sentinel;
    private final String name;
    private final Consumer<String> listener;
    private volatile boolean stopped;

    private Channel(HostPort sentinel, String name, Consumer<String> listener) {
        this.sentinel = sentinel;
        this.name = name;
        this.listener = listener;
    }

    /** The listener is given each payload, on a thread of the channel's. */
    static Channel listen(HostPort sentinel, String name, Consumer<String> listener) {
        Channel channel = new Channel(sentinel, name, listener);
        Thread thread = new Thread(channel::work, name + " of " + sentinel);
        thread.setDaemon(true);
        thread.start();
        return channel;
    }

    private void work() {
        while (!stopped) {
            try (RespClient client = RespClient.connect(sentinel, CONNECT_TIMEOUT_MS)) {
                client.ask("SUBSCRIBE", name);
                client.patience(0);
                while (!stopped) {
                    List<?> message = (List<?>) client.read();
                    listener.accept(String.valueOf(message.get(message.size() - 1)));
                }
            } catch (IOException gone) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait: a frozen sentinel would keep its thread. */
    @Override
    public void close() {
        stopped = true;
    }
}
