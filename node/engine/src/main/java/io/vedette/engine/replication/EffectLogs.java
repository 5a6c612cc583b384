package io.vedette.engine.replication;

import java.util.Arrays;

/** Several listeners as one. An array, since they are asked several times for each command. */
public final class EffectLogs implements EffectLog {
    private EffectLog[] listeners = {};

    public void add(EffectLog listener) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        listeners[listeners.length - 1] = listener;
    }

    @Override
    public void append(int database, byte[] array, int offset, int length) {
        for (EffectLog listener : listeners) {
            if (listener.isWanted()) {
                listener.append(database, array, offset, length);
            }
        }
    }

    @Override
    public void pass(int database, byte[] array, int offset, int length) {
        for (EffectLog listener : listeners) {
            if (listener.isWanted()) {
                listener.pass(database, array, offset, length);
            }
        }
    }

    @Override
    public void keep(int database, byte[] array, int offset, int length) {
        for (EffectLog listener : listeners) {
            if (listener.isWanted()) {
                listener.keep(database, array, offset, length);
            }
        }
    }

    @Override
    public void replaced() {
        for (EffectLog listener : listeners) {
            if (listener.isWanted()) {
                listener.replaced();
            }
        }
    }

    @Override
    public boolean isWanted() {
        for (EffectLog listener : listeners) {
            if (listener.isWanted()) {
                return true;
            }
        }
        return false;
    }
}
