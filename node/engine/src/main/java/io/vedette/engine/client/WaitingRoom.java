package io.vedette.engine.client;

import io.vedette.engine.keyspace.Database;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Clients that wait for keys. For each key those who came first are served first; keys are served in the order in which
 * they appeared. That happens between commands, never in the middle of one or of a transaction, so that nobody sees a
 * list that is half pushed.
 *
 * <p>Serving one client may make another key appear (BLMOVE), so {@link #serve} goes on until nothing is ready.
 */
public final class WaitingRoom {

    private record Place(int database, Key key) {}

    private final Map<Place, LinkedHashSet<Waiter>> waiting = new HashMap<>();

    /** Those who do not wait for ever, by the time their patience ends; of one millisecond in the order they came. */
    private final TreeMap<Long, LinkedHashSet<Waiter>> deadlines = new TreeMap<>();

    private final LinkedHashSet<Place> ready = new LinkedHashSet<>();

    /** How many of them miss keys that go. */
    private int missing;

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    public void park(Waiter waiter) {
        waiter.session().waiter(waiter);
        missing += waiter.missesKeys() ? 1 : 0;
        for (byte[] key : waiter.keys()) {
            waiting.computeIfAbsent(place(waiter.database(), key), any -> new LinkedHashSet<>())
                    .add(waiter);
        }
        if (waiter.deadlineMs() != Waiter.FOR_EVER) {
            deadlines
                    .computeIfAbsent(waiter.deadlineMs(), any -> new LinkedHashSet<>())
                    .add(waiter);
        }
    }

    /** A key has a value that somebody may wait for. */
    public void appeared(Database database, byte[] key) {
        if (!waiting.isEmpty()) {
            Place place = place(database, key);
            if (waiting.containsKey(place)) {
                ready.add(place);
            }
        }
    }

    /** A key was changed, and perhaps is not there any more; whoever misses it is told. */
    public void modified(Database database, byte[] array, int offset, int length) {
        if (missing > 0) {
            Place place = place(database, Arrays.copyOfRange(array, offset, offset + length));
            if (waiting.containsKey(place) && waiting.get(place).stream().anyMatch(Waiter::missesKeys)) {
                ready.add(place);
            }
        }
    }

    /** After a database got other contents: whatever is waited for in it may be there now. */
    public void replaced(Database database) {
        List<Place> there = new ArrayList<>();
        for (Place place : waiting.keySet()) {
            boolean missed = waiting.get(place).stream().anyMatch(Waiter::missesKeys);
            if (place.database() == database.number()
                    && (missed || database.holds(place.key().bytes()))) {
                there.add(place);
            }
        }
        there.sort((one, other) ->
                Arrays.compareUnsigned(one.key().bytes(), other.key().bytes()));
        ready.addAll(there);
    }

    public boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Serves whom it can; {@code afterEach} runs when one was served or cannot be, before the client goes on. */
    public void serve(Runnable afterEach) {
        while (!ready.isEmpty()) {
            ArrayDeque<Place> round = new ArrayDeque<>(ready);
            ready.clear();
            for (Place place : round) {
                serve(place, afterEach);
            }
        }
    }

    /** The time at which the next client's patience ends. */
    public Optional<Long> nextDeadlineMs() {
        return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.firstKey());
    }

    /** Tells those who have waited long enough. */
    public void giveUp(long nowMs) {
        while (!deadlines.isEmpty() && deadlines.firstKey() <= nowMs) {
            new ArrayList<>(deadlines.firstEntry().getValue()).forEach(this::timeOut);
        }
    }

    /** The client has waited long enough. */
    public void timeOut(Waiter waiter) {
        leave(waiter);
        waiter.timeout().write(waiter.session().client().reply());
        waiter.session().client().resume();
    }

    /** The client does not wait any more; nothing is written. */
    public void leave(Waiter waiter) {
        waiter.session().waiter(null);
        missing -= waiter.missesKeys() ? 1 : 0;
        for (byte[] key : waiter.keys()) {
            Place place = place(waiter.database(), key);
            LinkedHashSet<Waiter> queue = waiting.get(place);
            if (queue != null) {
                queue.remove(waiter);
                if (queue.isEmpty()) {
                    waiting.remove(place);
                }
            }
        }
        LinkedHashSet<Waiter> same = deadlines.get(waiter.deadlineMs());
        if (same != null) {
            same.remove(waiter);
            if (same.isEmpty()) {
                deadlines.remove(waiter.deadlineMs());
            }
        }
    }

    private void serve(Place place, Runnable afterEach) {
        LinkedHashSet<Waiter> queue = waiting.get(place);
        if (queue == null) {
            return;
        }
        for (Waiter waiter : new ArrayList<>(queue)) {
            boolean served = waiter.service()
                    .serve(place.key().bytes(), waiter.session().client().reply());
            if (served) {
                leave(waiter);
            }
            // Also where nobody was served: the time of what was waited for may have been over.
            afterEach.run();
            if (served) {
                waiter.session().client().resume();
            }
        }
    }

    private static Place place(Database database, byte[] key) {
        return new Place(database.number(), new Key(key));
    }
}
