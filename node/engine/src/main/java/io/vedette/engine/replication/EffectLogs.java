package io.vedette.engine.replication;

import java.util.ArrayList;
import java.util.List;

/** Several listeners as one. */
public final class EffectLogs implements EffectLog {
    private final List<EffectLog> listeners = new ArrayList<>();

    public void add(EffectLog listener) {
        listeners.add(listener);
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
