package io.vedette.engine.value;

import io.vedette.resp.ReplyWriter;
import java.util.Arrays;

/**
 * A string: a number, bytes that lie in the entry of their key, or bytes of their own. The first two are made by the
 * keyspace, whose entries are their own values. A string is good until its key is set again, which may write over it.
 */
public non-sealed interface StringValue extends Value {

    /** Longest string that Redis would lay into its object. */
    int LONGEST_EMBEDDED = 44;

    /** Whether it is kept as a number. */
    boolean isNumber();

    /** The number it is kept as; only where {@link #isNumber} holds. */
    long number();

    /** The array its bytes lie in, from {@link #offset} on, or where they lie in pieces a copy; never to be written to. */
    byte[] array();

    int offset();

    int length();

    @Override
    default ValueType type() {
        return ValueType.STRING;
    }

    @Override
    default int elements() {
        return 1;
    }

    default byte at(int i) {
        return array()[offset() + i];
    }

    default byte[] bytes() {
        return Arrays.copyOfRange(array(), offset(), offset() + length());
    }

    /** Some of its bytes. */
    default byte[] bytes(int from, int count) {
        return Arrays.copyOfRange(array(), offset() + from, offset() + from + count);
    }

    default void writeTo(ReplyWriter reply) {
        if (isNumber()) {
            reply.bulk(number());
        } else {
            writeTo(reply, 0, length());
        }
    }

    /** Some of its bytes as a bulk string. */
    default void writeTo(ReplyWriter reply, int from, int count) {
        reply.bulk(array(), offset() + from, count);
    }
}
