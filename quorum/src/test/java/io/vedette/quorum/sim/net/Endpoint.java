package io.vedette.quorum.sim.net;

import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.sim.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a connection. What it sends arrives in order; where the way is cut or loses a packet, everything behind that
 * packet waits for the retransmission, as in TCP. A side whose process is gone answers with a reset once its host is up.
 */
public final class Endpoint {
    private static final long FIRST_RETRANSMISSION_US = 200_000;
    private static final long LAST_RETRANSMISSION_US = 5_000_000;

    private final Scheduler clock;
    private final Program owner;
    private final Receiver receiver;
    private final Path out;
    private final ArrayDeque<Message> stalled = new ArrayDeque<>(0);
    private @Nullable Endpoint peer;
    private boolean open = true;
    private long lastArrivalUs;

    Endpoint(Scheduler clock, Program owner, Receiver receiver, Path out) {
        this.clock = clock;
        this.owner = owner;
        this.receiver = receiver;
        this.out = out;
    }

    static void join(Endpoint one, Endpoint other) {
        one.peer = other;
        other.peer = one;
    }

    public boolean isOpen() {
        return open;
    }

    /** Open, and nothing waits for a retransmission in either direction. */
    public boolean flows() {
        return open && stalled.isEmpty() && peer().stalled.isEmpty();
    }

    Program owner() {
        return owner;
    }

    private Endpoint peer() {
        return Objects.requireNonNull(peer);
    }

    public void send(Message message) {
        if (open) {
            transmit(message);
        }
    }

    /** Closes in order, or with a reset when {@code how} says so; the other side hears of it if the way is open. */
    public void close(LinkEnd how) {
        if (open) {
            transmit(new Message.End(how));
            abandon();
        }
    }

    /** Both sides find it reset. */
    void breakOff() {
        if (open) {
            close(LinkEnd.RESET);
            owner.perform(() -> receiver.ended(this, LinkEnd.RESET));
        }
    }

    /** Nobody uses it any more; what was sent before is still retransmitted. */
    void abandon() {
        open = false;
        owner.release(this);
    }

    /** The machine lost its power, and with it what was still to be retransmitted. */
    void vanish() {
        stalled.clear();
        abandon();
    }

    private void transmit(Message message) {
        if (!stalled.isEmpty()) {
            stalled.add(message);
        } else if (out.passesNow()) {
            deliverLater(message);
            if (message.mayRepeat() && out.repeatsNow()) {
                deliverLater(message);
            }
        } else {
            stalled.add(message);
            retransmitAfter(FIRST_RETRANSMISSION_US);
        }
    }

    private void retransmitAfter(long delayUs) {
        clock.after(delayUs, () -> {
            if (stalled.isEmpty()) {
                return;
            }
            if (out.passesNow()) {
                stalled.forEach(this::deliverLater);
                stalled.clear();
            } else {
                retransmitAfter(Math.min(delayUs * 2, LAST_RETRANSMISSION_US));
            }
        });
    }

    private void deliverLater(Message message) {
        clock.at(reserveArrival(), () -> peer().arrive(message));
    }

    long reserveArrival() {
        lastArrivalUs = Math.max(lastArrivalUs, clock.nowUs() + out.delayUs());
        return lastArrivalUs;
    }

    private void arrive(Message message) {
        if (!open) {
            answerReset(message);
        } else if (message instanceof Message.End end) {
            abandon();
            owner.perform(() -> receiver.ended(this, end.how()));
        } else if (owner.isPaused()) {
            owner.perform(() -> receive(message));
        } else {
            receive(message);
        }
    }

    private void receive(Message message) {
        if (open) {
            receiver.received(this, message);
        }
    }

    private void answerReset(Message message) {
        if (!(message instanceof Message.End) && out.isOpen()) {
            clock.after(out.delayUs(), () -> peer().wasReset());
        }
    }

    private void wasReset() {
        if (open) {
            abandon();
            owner.perform(() -> receiver.ended(this, LinkEnd.RESET));
        }
    }
}
