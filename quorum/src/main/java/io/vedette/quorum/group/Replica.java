package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.RunId;
import io.vedette.quorum.link.Contact;
import java.util.Optional;

/** One replica of a group: its contact, and what we did to make it follow. */
final class Replica {
    private final HostPort address;
    private final Contact contact;
    private final Told told = new Told();
    /** It was the master before the last switch, and has not been seen to follow the new one. */
    private boolean superseded;

    /** The process that was last seen to follow our master, or to be it. */
    private Optional<RunId> memberId = Optional.empty();

    /** It was restarted, and has not followed anybody since: what it has it had saved. */
    private boolean fromDisk;

    private Repoint repoint = Repoint.IDLE;
    private long orderedMs = Long.MIN_VALUE / 2;
    private long orderNumber;
    /** The first INFO (or the last) taken since the master fell silent: if the offset grows, the master is alive. */
    private long witnessOffset = -1;

    private long witnessMs = Long.MIN_VALUE;

    /** How far it is on its way to follow the new master. */
    enum Repoint {
        /** Nothing was ordered. */
        IDLE(""),
        SENT("reconf_sent"),
        IN_PROGRESS("reconf_inprog"),
        DONE("reconf_done");

        private final String flag;

        Repoint(String flag) {
            this.flag = flag;
        }

        String flag() {
            return flag;
        }
    }

    Replica(HostPort address, Contact contact) {
        this.address = address;
        this.contact = contact;
    }

    HostPort address() {
        return address;
    }

    Contact contact() {
        return contact;
    }

    Told told() {
        return told;
    }

    Optional<NodeInfo> info() {
        return contact.infos().last();
    }

    boolean isSuperseded() {
        return superseded;
    }

    void superseded(boolean now) {
        superseded = now;
    }

    Optional<RunId> memberId() {
        return memberId;
    }

    void memberId(Optional<RunId> seen) {
        memberId = seen;
    }

    boolean isFromDisk() {
        return fromDisk;
    }

    void fromDisk(boolean now) {
        fromDisk = now;
    }

    Repoint repoint() {
        return repoint;
    }

    /** There is another master to follow: what was ordered before does not count. */
    void anew() {
        repoint = Repoint.IDLE;
        orderedMs = Long.MIN_VALUE / 2;
    }

    void repoint(Repoint next) {
        repoint = next;
    }

    void ordered(long number, long nowMs) {
        orderNumber = number;
        orderedMs = nowMs;
    }

    long orderedMs() {
        return orderedMs;
    }

    /** The number of the last order; answers to questions numbered beyond it show its effect. */
    long orderNumber() {
        return orderNumber;
    }

    boolean isOrder(long number) {
        return orderNumber == number;
    }

    /** The order failed: it may be given again, after the usual pause. */
    void orderFailed(long nowMs) {
        orderedMs = nowMs;
        repoint = Repoint.IDLE;
    }

    long witnessOffset() {
        return witnessOffset;
    }

    long witnessMs() {
        return witnessMs;
    }

    void witness(long offset, long askedMs) {
        witnessOffset = offset;
        witnessMs = askedMs;
    }
}
