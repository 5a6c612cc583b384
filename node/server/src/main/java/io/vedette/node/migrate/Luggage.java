package io.vedette.node.migrate;

import io.vedette.node.data.KeyHandover;
import io.vedette.resp.Reply;
import io.vedette.resp.RequestWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one MIGRATE: those that have to go, those that are under way, and those of which the target has said something.
 *
 * <p>A key that was written to while it was under way stays, and goes again as it is now; where that does not end, it is given up.
 * Nothing is removed while somebody holds back writing.
 */
final class Luggage {
    private static final int UNDER_WAY = 64;
    private static final int ATTEMPTS = 20;

    /** A key that has to go. */
    private static final class Errand {
        private final byte[] key;
        private final boolean replace;
        private final int attempt;

        Errand(byte[] key, boolean replace, int attempt) {
            this.key = key;
            this.replace = replace;
            this.attempt = attempt;
        }

        /** The same key, as it has become meanwhile. */
        Errand again() {
            return new Errand(key, true, attempt + 1);
        }
    }

    /** A key that was sent. */
    private record Sent(Errand errand, KeyHandover.Parcel parcel) {}

    /** A key, and what the target says of it. */
    private record Answered(Sent sent, Reply reply) {}

    private final KeyHandover handover;
    private final Wish wish;
    private final int from;
    private final Deque<Errand> errands = new ArrayDeque<>();
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final List<Answered> answered = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();

    Luggage(KeyHandover handover, Wish wish, int from, List<byte[]> keys) {
        this.handover = handover;
        this.wish = wish;
        this.from = from;
        keys.forEach(key -> errands.add(new Errand(key, wish.replace(), 1)));
    }

    /** Whether this is a moment to send keys and to remove those that arrived. */
    boolean mayGoOn() {
        return wish.copy() ? handover.isReady() : handover.mayWrite();
    }

    /** The target says this of the key that was sent first. */
    void answered(Reply reply) {
        answered.add(new Answered(underWay.remove(), reply));
    }

    /** Removes what has arrived, and sends what has not been sent. */
    void goOn(Optional<Target> target) {
        handover.together(() -> {
            answered.forEach(this::settle);
            answered.clear();
            target.ifPresent(this::sendMore);
        });
    }

    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    /** Whether nothing has to go any more. */
    boolean isGone() {
        return underWay.isEmpty() && errands.isEmpty();
    }

    /** Whether the target owes no answer, and none waits to be looked at. */
    boolean isSettled() {
        return underWay.isEmpty() && answered.isEmpty();
    }

    /** The first thing that went wrong. */
    Optional<String> trouble() {
        return trouble;
    }

    /** What was under way is lost, and goes again. */
    void goesAgain() {
        for (Sent sent = underWay.pollLast(); sent != null; sent = underWay.pollLast()) {
            sent.parcel().kept();
            errands.addFirst(sent.errand());
        }
    }

    /** Whatever has not arrived stays. */
    void stays() {
        underWay.forEach(sent -> sent.parcel().kept());
        answered.forEach(one -> one.sent().parcel().kept());
    }

    private void settle(Answered one) {
        KeyHandover.Parcel parcel = one.sent().parcel();
        Errand errand = one.sent().errand();
        String refusal = wish.copy() ? null : handover.refusal();
        if (one.reply() instanceof Reply.ErrorReply refused) {
            parcel.kept();
            note(saidBy(refused));
        } else if (wish.copy()) {
            parcel.kept();
        } else if (refusal != null) {
            parcel.kept();
            note(refusal);
        } else if (!parcel.isOutdated()) {
            parcel.removed();
        } else if (errand.attempt == ATTEMPTS) {
            parcel.kept();
            note("ERR A key is written to all the time: it stays here, and the target has what it was");
        } else {
            parcel.kept();
            errands.addFirst(errand.again());
        }
    }

    static String saidBy(Reply.ErrorReply refused) {
        return "ERR Target instance replied with error: " + refused.text();
    }

    private void note(String wrong) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(wrong);
        }
    }

    private void sendMore(Target to) {
        while (!errands.isEmpty()
                && !to.isClosed()
                && underWay.size() < UNDER_WAY
                && (underWay.isEmpty() || !to.isFull())) {
            Errand errand = errands.remove();
            handover.pack(from, errand.key).ifPresent(parcel -> {
                underWay.add(new Sent(errand, parcel));
                to.send(restore(parcel, errand.replace));
            });
        }
    }

    private static RequestWriter restore(KeyHandover.Parcel parcel, boolean replace) {
        RequestWriter words = new RequestWriter()
                .begin(replace ? 5 : 4)
                .argument("RESTORE")
                .argument(parcel.key())
                .argument(parcel.ttlMs())
                .argument(parcel.dump());
        return replace ? words.argument("REPLACE") : words;
    }
}
