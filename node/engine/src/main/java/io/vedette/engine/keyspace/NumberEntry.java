package io.vedette.engine.keyspace;

import io.vedette.engine.value.Memory;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Text;
import io.vedette.engine.value.Value;
import io.vedette.resp.Digits;

/** A key whose string looks like a whole number. */
final class NumberEntry extends Entry implements Entry.Itself {

    private final byte[] key;
    private long number;

    NumberEntry(byte[] key, long number) {
        this.key = key;
        this.number = number;
    }

    @Override
    public boolean overwrite(byte[] array, int offset, int length) {
        boolean fits = Digits.isLong(array, offset, length);
        if (fits) {
            number = Digits.longOf(array, offset, length);
        }
        return fits;
    }

    void number(long other) {
        number = other;
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
        return this;
    }

    @Override
    Entry copyTo(byte[] other) {
        return new NumberEntry(other, number);
    }

    @Override
    public StringValue copy() {
        return this;
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public byte[] array() {
        return Text.of(number);
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return Text.width(number);
    }

    @Override
    public String encoding() {
        return "int";
    }

    @Override
    public long memory() {
        return Memory.OBJECT + 8 + Memory.array(key.length) + Memory.SLOT;
    }
}
