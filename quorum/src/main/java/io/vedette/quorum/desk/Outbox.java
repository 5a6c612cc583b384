package io.vedette.quorum.desk;

import io.vedette.quorum.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The effects of the event at hand, and those held back until what they promise is on disk. What is held for a revision that
 * fails is replaced by its refusal: a vote that cannot be stored is not given.
 */
public final class Outbox {
    /** Votes and replies that wait for one slow disk; whatever comes beyond is refused at once. */
    static final int MAX_HELD = 20_000;

    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private List<Effect> now = new ArrayList<>();

    private record Held(long revision, List<Effect> kept, List<Effect> refused) {}

    public void emit(Effect effect) {
        now.add(effect);
    }

    /** Emits {@code kept} when that revision is on disk, {@code refused} when it could not be written. */
    public void hold(long revision, List<Effect> kept, List<Effect> refused) {
        if (held.size() >= MAX_HELD) {
            now.addAll(refused);
            return;
        }
        held.addLast(new Held(revision, kept, refused));
    }

    public void release(long durable) {
        settle(durable, true);
    }

    public void refuse(long failed) {
        settle(failed, false);
    }

    private void settle(long upTo, boolean kept) {
        Iterator<Held> each = held.iterator();
        while (each.hasNext()) {
            Held promise = each.next();
            if (promise.revision() <= upTo) {
                each.remove();
                now.addAll(kept ? promise.kept() : promise.refused());
            }
        }
    }

    public int heldBack() {
        return held.size();
    }

    /** Takes everything, the given effect first: what is persisted stands before what it protects. */
    public List<Effect> drain(Optional<Effect> first) {
        if (now.isEmpty() && first.isEmpty()) {
            return List.of();
        }
        List<Effect> drained = now;
        now = new ArrayList<>();
        first.ifPresent(effect -> drained.add(0, effect));
        return drained;
    }
}
