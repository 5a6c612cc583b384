package io.vedette.engine.keyspace;

import io.vedette.engine.value.Memory;
import io.vedette.engine.value.Value;

/** A key and a value that is an object of its own. */
final class ValueEntry extends Entry {

    private final byte[] key;
    private Value value;
    private long counted;

    ValueEntry(byte[] key, Value value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public byte[] keyArray() {
        return key;
    }

    @Override
    public int keyLength() {
        return key.length;
    }

    @Override
    public Value value() {
        return value;
    }

    /** What it weighed when it was weighed. */
    long counted() {
        return counted;
    }

    void counted(long bytes) {
        counted = bytes;
    }

    void value(Value other) {
        value = other;
    }

    @Override
    Entry copyTo(byte[] other) {
        return new ValueEntry(other, value.copy());
    }

    @Override
    Entry moveTo(byte[] other) {
        return new ValueEntry(other, value);
    }

    @Override
    public long memory() {
        return Memory.OBJECT + 8 + Memory.array(key.length) + Memory.SLOT + value.memory();
    }
}
