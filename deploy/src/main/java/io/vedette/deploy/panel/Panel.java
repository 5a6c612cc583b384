package io.vedette.deploy.panel;

import io.vedette.deploy.local.RunningGroup;
import io.vedette.deploy.watch.Changes;
import io.vedette.deploy.watch.EventFeed;
import io.vedette.deploy.watch.GroupEvent;
import io.vedette.deploy.watch.Sight;
import io.vedette.deploy.watch.Watcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a running group until it is told to stop: on a terminal as a picture that is painted over in place, elsewhere as
 * one line per event.
 */
public final class Panel {
    private static final int PERIOD_MS = 250;
    private static final int EVENTS_KEPT = 200;
    private static final int KEYS_KEPT = 16;

    private final RunningGroup group;
    private final Watcher watcher;
    private final EventFeed feed;
    private final PrintStream out;
    private final Picture picture;
    private final Deque<GroupEvent> events = new ArrayDeque<>();
    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>(KEYS_KEPT);
    private final long startedNanos = System.nanoTime();
    private Sight sight;
    private @Nullable Terminal terminal;

    public Panel(RunningGroup group, Watcher watcher, EventFeed feed, PrintStream out) {
        this.group = group;
        this.watcher = watcher;
        this.feed = feed;
        this.out = out;
        this.picture = new Picture(Paint.wanted(), group::pid);
        this.sight = watcher.sight();
    }

    /** Until {@code q}, or the end of the process. */
    public void onTerminal(InputStream in) throws IOException, InterruptedException {
        Terminal screen = take();
        Thread reader = new Thread(() -> readKeys(in), "keys");
        reader.setDaemon(true);
        reader.start();
        boolean quit = false;
        while (!quit) {
            look();
            Duration age = Duration.ofNanos(System.nanoTime() - startedNanos);
            screen.paint(picture.lines(sight, List.copyOf(events), age, screen.size()));
            quit = obey(keys.poll(PERIOD_MS, TimeUnit.MILLISECONDS));
        }
    }

    private synchronized Terminal take() {
        Terminal taken = Terminal.take(out);
        terminal = taken;
        return taken;
    }

    /** Until the process is told to end. */
    public void asLines() throws InterruptedException {
        while (true) {
            look().forEach(event -> out.println(event.line()));
            out.flush();
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
        }
    }

    private List<GroupEvent> look() {
        Sight now = watcher.sight();
        Changes.between(sight, now).forEach(feed::add);
        sight = now;
        List<GroupEvent> fresh = feed.drain();
        for (GroupEvent event : fresh) {
            events.addLast(event);
            if (events.size() > EVENTS_KEPT) {
                events.removeFirst();
            }
        }
        return fresh;
    }

    private void readKeys(InputStream in) {
        try {
            for (int key = in.read(); key >= 0; key = in.read()) {
                if (!keys.offer(key)) {
                    // Keys held down faster than we paint: the newest say what is wanted now.
                    keys.clear();
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private boolean obey(@Nullable Integer key) throws IOException {
        if (key == null) {
            return false;
        }
        switch (key.intValue()) {
            case 'K' -> sight.masterNode().ifPresent(group::kill);
            case 'r' -> group.restartEnded();
            default -> {
                // Other keys mean nothing.
            }
        }
        return key == 'q';
    }

    /** Gives the screen back; may be called from a shutdown hook while the panel runs. */
    public synchronized void close() {
        Terminal taken = terminal;
        if (taken != null) {
            taken.close();
        }
    }
}
