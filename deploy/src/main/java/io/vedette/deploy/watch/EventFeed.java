package io.vedette.deploy.watch;

import io.vedette.deploy.ask.Wire;
import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.resp.Reply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listens to what every sentinel publishes and keeps the latest of it. */
public final class EventFeed implements AutoCloseable {
    private static final int KEPT = 500;
    private static final int PATIENCE_MS = 1000;
    private static final int RETRY_MS = 1000;

    /** Hellos are published on the same wire every two seconds and are no news to anybody. */
    private static final String HELLO_CHANNEL = "__sentinel__:hello";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<GroupEvent> waiting = new ArrayDeque<>();

    public static EventFeed of(Layout layout) {
        EventFeed feed = new EventFeed();
        for (Member sentinel : layout.sentinels()) {
            Thread thread = new Thread(() -> feed.listen(sentinel), "events-" + sentinel.name());
            thread.setDaemon(true);
            thread.start();
        }
        return feed;
    }

    private void listen(Member sentinel) {
        try {
            do {
                subscribed(sentinel);
            } while (!closed.await(RETRY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the connection ends; the watcher shows that the sentinel is away. */
    private void subscribed(Member sentinel) {
        try (Wire wire = Wire.open(sentinel.port(), PATIENCE_MS)) {
            wire.ask("PSUBSCRIBE", "*");
            while (closed.getCount() > 0) {
                next(wire).ifPresent(parts -> message(sentinel, parts));
            }
        } catch (IOException ended) {
            return;
        }
    }

    /** Empty when nothing came for a while, so that the end is noticed. */
    private static Optional<List<Reply>> next(Wire wire) throws IOException {
        try {
            return Optional.of(wire.next().asList());
        } catch (SocketTimeoutException quiet) {
            return Optional.empty();
        }
    }

    private void message(Member sentinel, List<Reply> parts) {
        if (parts.size() == 4 && !text(parts.get(2)).equals(HELLO_CHANNEL)) {
            add(GroupEvent.published(sentinel, text(parts.get(2)), text(parts.get(3))));
        }
    }

    private static String text(Reply reply) {
        return reply.asText().orElse("?");
    }

    public synchronized void add(GroupEvent event) {
        waiting.addLast(event);
        if (waiting.size() > KEPT) {
            waiting.removeFirst();
        }
    }

    /** What came since the last time, oldest first. */
    public synchronized List<GroupEvent> drain() {
        List<GroupEvent> events = List.copyOf(waiting);
        waiting.clear();
        return events;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
