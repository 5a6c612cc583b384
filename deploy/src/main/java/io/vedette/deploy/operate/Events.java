package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.local.Refusal;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What one sentinel publishes, read by a thread of its own until the process ends or the sentinel goes away. */
final class Events {
    private static final int KEPT = 500;

    /** Hellos are no news to anybody. */
    private static final String HELLO_CHANNEL = "__sentinel__:hello";

    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(KEPT);

    private Events() {}

    static Events of(Sentinel sentinel, String group) throws Refusal {
        sentinel.subscribe();
        Events events = new Events();
        Thread thread = new Thread(() -> events.read(sentinel, group), "events");
        thread.setDaemon(true);
        thread.start();
        return events;
    }

    private void read(Sentinel sentinel, String group) {
        try (sentinel) {
            while (!Thread.currentThread().isInterrupted()) {
                sentinel.message().ifPresent(parts -> take(parts, group));
            }
        } catch (Refusal gone) {
            offer("no more events: " + gone.getMessage());
        }
    }

    private void take(List<String> parts, String group) {
        if (parts.size() != 4 || parts.get(2).equals(HELLO_CHANNEL)) {
            return;
        }
        // Every payload names its group as a word.
        if (List.of(parts.get(3).split(" ", -1)).contains(group)) {
            offer(parts.get(2) + " " + parts.get(3));
        }
    }

    private void offer(String event) {
        while (!waiting.offer(event)) {
            waiting.poll();
        }
    }

    /** The next, or null when there is none yet. */
    @Nullable
    String poll() {
        return waiting.poll();
    }
}
