package io.vedette.engine.lua;

import org.jspecify.annotations.Nullable;

/** A function that can stop in the middle and go on later. */
final class Coroutine {
    /** How it is; the names are those of {@code coroutine.status}. */
    enum Status {
        SUSPENDED,
        RUNNING,
        NORMAL,
        DEAD
    }

    private final Frame.Root root = new Frame.Root(this);
    private final Object body;
    private Status status = Status.SUSPENDED;

    /** Where it goes on; null before it began. */
    private @Nullable Frame stopped;

    /** Who resumed it. */
    private @Nullable Coroutine resumer;

    private boolean wrapped;

    Coroutine(Object body) {
        this.body = body;
    }

    Status status() {
        return status;
    }

    boolean isWrapped() {
        return wrapped;
    }

    void wrap() {
        wrapped = true;
    }

    /** Goes on with these values; the caller awaits what it yields. */
    Frame resume(Machine machine, Frame caller, Object[] values) {
        root.caller = caller;
        resumer = machine.running();
        if (resumer != null) {
            resumer.status = Status.NORMAL;
        }
        status = Status.RUNNING;
        machine.running(this);
        Frame at = stopped;
        stopped = null;
        return at == null ? machine.begin(root, body, values) : at.deliver(machine, values);
    }

    /** Stops at this frame, whose call of yield gets the values of the next resume. */
    Frame stop(Machine machine, Frame at, Object[] values) {
        stopped = at;
        status = Status.SUSPENDED;
        return leave(machine, values);
    }

    Frame finished(Machine machine, Object[] results) {
        status = Status.DEAD;
        return leave(machine, results);
    }

    /** Ended by an error; gives who resumed it. */
    Frame failed(Machine machine) {
        status = Status.DEAD;
        back(machine);
        return root.owed();
    }

    private Frame leave(Machine machine, Object[] values) {
        back(machine);
        return root.owed().deliver(machine, wrapped ? values : Values.prepend(true, values));
    }

    private void back(Machine machine) {
        machine.running(resumer);
        if (resumer != null) {
            resumer.status = Status.RUNNING;
        }
        resumer = null;
    }
}
