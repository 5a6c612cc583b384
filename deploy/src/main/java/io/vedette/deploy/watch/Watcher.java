package io.vedette.deploy.watch;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all members again and again, one thread each, so that one that hangs holds up nobody. What they see is
 * handed out as a whole.
 */
public final class Watcher implements AutoCloseable {
    private static final int PERIOD_MS = 250;

    private final Layout layout;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Member, Report> reports = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    private Watcher(Layout layout) {
        this.layout = layout;
    }

    public static Watcher of(Layout layout) {
        Watcher watcher = new Watcher(layout);
        for (Member member : layout.members()) {
            Thread thread = new Thread(() -> watcher.watch(member), "watch-" + member.name());
            thread.setDaemon(true);
            watcher.threads.add(thread);
            thread.start();
        }
        return watcher;
    }

    /** One look at everybody, now. */
    public static Sight once(Layout layout) {
        Map<Member, Report> reports = new HashMap<>();
        for (Member member : layout.members()) {
            try (Looker looker = new Looker(member)) {
                reports.put(member, looker.look());
            }
        }
        return new Sight(layout, reports);
    }

    private void watch(Member member) {
        try (Looker looker = new Looker(member)) {
            do {
                put(member, looker.look());
            } while (!closed.await(PERIOD_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void put(Member member, Report report) {
        reports.put(member, report);
    }

    public synchronized Sight sight() {
        return new Sight(layout, reports);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
