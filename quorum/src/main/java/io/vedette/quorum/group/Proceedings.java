package io.vedette.quorum.group;

import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.failover.Failover;
import io.vedette.quorum.failover.Idle;
import io.vedette.quorum.failover.Recorder;
import io.vedette.quorum.failover.Scene;
import java.util.Optional;

/** Where the failover of a group stands: its state, the account of it, an operator's order to begin one, and the order last sent to a node. */
final class Proceedings {
    private Failover failover = Idle.INSTANCE;
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Scene.Demand> demand = Optional.empty();
    private Optional<Mandate> mandate = Optional.empty();
    private long orderNumber;
    private Optional<OrderOutcome> orderOutcome = Optional.empty();
    private final OwedResume resume = new OwedResume();

    Failover failover() {
        return failover;
    }

    void failover(Failover next) {
        failover = next;
    }

    Optional<Recorder> recorder() {
        return recorder;
    }

    void recorder(Optional<Recorder> account) {
        recorder = account;
    }

    Optional<Scene.Demand> demand() {
        return demand;
    }

    void demand(Optional<Scene.Demand> ordered) {
        demand = ordered;
    }

    /** What we asked an arbiter for and have not given back. */
    Optional<Mandate> mandate() {
        return mandate;
    }

    void mandate(Optional<Mandate> given) {
        mandate = given;
    }

    void awaitOrder(long number) {
        orderNumber = number;
        orderOutcome = Optional.empty();
    }

    OwedResume resume() {
        return resume;
    }

    void orderEnded(long number, OrderOutcome outcome) {
        resume.answered(number, outcome);
        if (number == orderNumber) {
            orderOutcome = Optional.of(outcome);
        }
    }

    void orderImpossible(String why) {
        orderNumber = 0;
        orderOutcome = Optional.of(new OrderOutcome.Unknown(why));
    }

    Optional<OrderOutcome> orderOutcome() {
        return orderOutcome;
    }
}
