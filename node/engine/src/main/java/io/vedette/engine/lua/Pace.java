package io.vedette.engine.lua;

/** How far a script goes before the watch is asked whether it may go on: by what it does, and by what it takes. */
final class Pace {
    /** Calls and jumps back between two looks. */
    private static final int STEPS_BETWEEN_LOOKS = 20_000;

    /** What a script takes, as far as it can be seen, before it is looked whether there is room for it. */
    private static final long BYTES_BETWEEN_LOOKS = 2 << 20;

    private final Watch watch;
    private int steps = STEPS_BETWEEN_LOOKS;
    private long claimed;
    private boolean paused;
    private boolean killed;

    Pace(Watch watch) {
        this.watch = watch;
    }

    /** Another script begins. */
    void begin() {
        paused = false;
        killed = false;
    }

    /** The script goes on after a pause. */
    void goOn() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }

    /** Counts a call or a jump back; whether the machine has to stop here. */
    boolean step(boolean pausable) {
        return --steps <= 0 && look(pausable);
    }

    private boolean look(boolean pausable) {
        steps = STEPS_BETWEEN_LOOKS;
        Watch.Verdict verdict = killed ? Watch.Verdict.KILL : watch.look(pausable);
        if (verdict == Watch.Verdict.KILL) {
            killed = true;
            throw LuaError.fatal(watch.lastWords());
        }
        paused = verdict == Watch.Verdict.PAUSE && pausable;
        return paused;
    }

    /** Counts bytes that a script is about to take, or has taken. */
    void claim(long bytes) {
        claimed += bytes;
        if (claimed >= BYTES_BETWEEN_LOOKS) {
            long wanted = claimed;
            claimed = 0;
            if (!watch.hasRoom(wanted)) {
                throw Machine.outOfMemory();
            }
        }
    }
}
