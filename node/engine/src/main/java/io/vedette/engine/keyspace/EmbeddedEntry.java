package io.vedette.engine.keyspace;

import io.vedette.engine.value.Memory;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.Digits;
import java.util.Arrays;

/** A key and its string, one behind the other. */
final class EmbeddedEntry extends Entry implements Entry.Itself {

    private final int keyLength;
    private byte[] bytes;

    EmbeddedEntry(byte[] ka, int ko, int kl, byte[] va, int vo, int vl) {
        bytes = new byte[Math.addExact(kl, vl)];
        System.arraycopy(ka, ko, bytes, 0, kl);
        System.arraycopy(va, vo, bytes, kl, vl);
        keyLength = kl;
    }

    @Override
    public boolean overwrite(byte[] array, int offset, int length) {
        if (Digits.isLong(array, offset, length)) {
            return false;
        }
        if (length != length()) {
            bytes = Arrays.copyOf(bytes, Math.addExact(keyLength, length));
        }
        System.arraycopy(array, offset, bytes, keyLength, length);
        return true;
    }

    @Override
    public byte[] keyArray() {
        return bytes;
    }

    @Override
    public int keyLength() {
        return keyLength;
    }

    @Override
    public Value value() {
        return this;
    }

    @Override
    Entry copyTo(byte[] other) {
        return new EmbeddedEntry(other, 0, other.length, bytes, keyLength, length());
    }

    @Override
    public StringValue copy() {
        return this;
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public long number() {
        throw new IllegalStateException("a string of " + length() + " bytes is not kept as a number");
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int offset() {
        return keyLength;
    }

    @Override
    public int length() {
        return bytes.length - keyLength;
    }

    @Override
    public String encoding() {
        return length() <= LONGEST_EMBEDDED ? "embstr" : "raw";
    }

    @Override
    public long memory() {
        return Memory.OBJECT + Memory.array(bytes.length) + Memory.SLOT;
    }
}
