package io.vedette.engine.command;

import io.vedette.engine.value.StringValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What BITOP does with two strings and more, a piece at a time; a shorter string goes on with zeros. */
enum BitOperation {
    AND {
        @Override
        void take(byte[] into, int at, byte[] other) {
            for (int i = 0; i < other.length; i++) {
                into[at + i] &= other[i];
            }
        }
    },
    OR {
        @Override
        void take(byte[] into, int at, byte[] other) {
            for (int i = 0; i < other.length; i++) {
                into[at + i] |= other[i];
            }
        }
    },
    XOR {
        @Override
        void take(byte[] into, int at, byte[] other) {
            for (int i = 0; i < other.length; i++) {
                into[at + i] ^= other[i];
            }
        }
    };

    /** The one that argument 1 names, if it names one. */
    static Optional<BitOperation> of(Call call) {
        return Arrays.stream(values())
                .filter(operation -> call.is(1, operation.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    abstract void take(byte[] into, int at, byte[] other);

    /** Takes a whole string to the bytes there are so far, of which there are at least as many. */
    final void take(byte[] into, StringValue other) {
        int length = other.length();
        for (int at = 0; at < length; at += Bits.CHUNK) {
            take(into, at, other.bytes(at, Math.min(Bits.CHUNK, length - at)));
        }
        if (this == AND) {
            Arrays.fill(into, length, into.length, (byte) 0);
        }
    }
}
