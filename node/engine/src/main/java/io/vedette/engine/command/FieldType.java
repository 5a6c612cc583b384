package io.vedette.engine.command;

import io.vedette.resp.Digits;

/** A number of BITFIELD: {@code u1} to {@code u63}, {@code i1} to {@code i64}. */
record FieldType(boolean signed, int bits) {

    /** What happens with a number that does not fit. */
    enum Overflow {
        WRAP,
        SATURATE,
        FAIL
    }

    static FieldType parse(byte[] text) {
        boolean signed = text.length > 1 && text[0] == 'i';
        boolean known = signed || (text.length > 1 && text[0] == 'u');
        if (known && Digits.isLong(text, 1, text.length - 1)) {
            long bits = Digits.longOf(text, 1, text.length - 1);
            if (bits >= 1 && bits <= (signed ? Long.SIZE : Long.SIZE - 1)) {
                return new FieldType(signed, (int) bits);
            }
        }
        throw new CommandError("ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported"
                + " but i64 is.");
    }

    long read(Bits from, long offset) {
        return signed ? from.signed(offset, bits) : from.unsigned(offset, bits);
    }

    /** Whether the sum is no number of this type. */
    boolean overflows(long value, long increment) {
        return above(value, increment) || below(value, increment);
    }

    /** The sum, made fit in one of the ways that make it fit. */
    long fitted(long value, long increment, Overflow how) {
        if (!overflows(value, increment)) {
            return value + increment;
        }
        if (how == Overflow.SATURATE) {
            return above(value, increment) ? greatest() : least();
        }
        int unused = Long.SIZE - bits;
        long sum = (value + increment) << unused;
        return signed ? sum >> unused : sum >>> unused;
    }

    /**
     * What is above is asked before what is below, and the room that is left may itself have run over: so a number far
     * below a narrow type counts as above it. Redis reckons so, and who saturates there expects its figure.
     */
    private boolean above(long value, long increment) {
        long room = greatest() - value;
        if (signed) {
            return value > greatest()
                    || (bits < Long.SIZE && increment > room)
                    || (value >= 0 && increment > 0 && increment > room);
        }
        // Taken as a number without sign: a negative one is greater than any.
        return value < 0 || value > greatest() || (increment > 0 && increment > room);
    }

    private boolean below(long value, long increment) {
        if (!signed) {
            return value >= 0 && value <= greatest() && increment < 0 && increment < -value;
        }
        long room = least() - value;
        return value < least()
                || (bits < Long.SIZE && increment < room)
                || (value < 0 && increment < 0 && increment < room);
    }

    private long greatest() {
        return Long.MAX_VALUE >>> ((signed ? Long.SIZE : Long.SIZE - 1) - bits);
    }

    private long least() {
        return signed ? -greatest() - 1 : 0;
    }
}
