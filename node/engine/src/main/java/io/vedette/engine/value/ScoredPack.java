package io.vedette.engine.value;

import io.vedette.resp.DoubleText;
import java.util.Arrays;

/** A small sorted set: members and the decimal texts of their scores in turn, in order, in one listpack. */
final class ScoredPack {

    private static final int PAIR = 2;
    private static final double GREATEST_WHOLE = 1L << 62;

    private final Listpack pack;

    ScoredPack() {
        this(new Listpack());
    }

    private ScoredPack(Listpack pack) {
        this.pack = pack;
    }

    ScoredPack copy() {
        return new ScoredPack(pack.copy());
    }

    int size() {
        return pack.count() / PAIR;
    }

    Listpack elements() {
        return pack;
    }

    int capacity() {
        return pack.capacity();
    }

    boolean hasRoomFor(int length, Limits limits) {
        return size() < limits.zsetMaxListpackEntries() && length <= limits.zsetMaxListpackValue();
    }

    double score(byte[] array, int offset, int length) {
        int at = pack.find(array, offset, length, PAIR);
        return at == Listpack.NONE ? ZSetValue.NO_SCORE : scoreBehind(at);
    }

    int rank(byte[] array, int offset, int length) {
        int rank = 0;
        for (int at = pack.first(); at != Listpack.NONE; at = nextMember(at)) {
            if (pack.matches(at, array, offset, length)) {
                return rank;
            }
            rank++;
        }
        return -1;
    }

    boolean remove(byte[] array, int offset, int length) {
        int at = pack.find(array, offset, length, PAIR);
        if (at != Listpack.NONE) {
            pack.remove(at, PAIR);
        }
        return at != Listpack.NONE;
    }

    void removeRange(int from, int count) {
        if (count > 0) {
            pack.remove(pack.seek(PAIR * from), PAIR * count);
        }
    }

    /** Inserts a member that is not there at its place in the order. */
    void insert(byte[] array, int offset, int length, double score) {
        byte[] text = text(score);
        for (int at = pack.first(); at != Listpack.NONE; at = nextMember(at)) {
            double there = scoreBehind(at);
            if (there > score || (there == score && compare(at, array, offset, length) > 0)) {
                int behind = pack.insertBefore(at, array, offset, length);
                pack.insertAfter(behind, text, 0, text.length);
                return;
            }
        }
        pack.append(array, offset, length);
        pack.append(text);
    }

    /** Adds a member that comes behind all others. */
    void append(byte[] member, double score) {
        pack.append(member);
        pack.append(text(score));
    }

    int countBefore(Cut cut) {
        int count = 0;
        for (int at = pack.first(); at != Listpack.NONE; at = nextMember(at)) {
            if (!cut.isBefore(scoreBehind(at), pack.value(at))) {
                return count;
            }
            count++;
        }
        return count;
    }

    void walk(int from, int count, boolean upwards, ZSetValue.Visitor visitor) {
        if (count == 0) {
            return;
        }
        int at = pack.seek(PAIR * from);
        for (int i = 0; i < count; i++) {
            visitor.member(pack.value(at), scoreBehind(at));
            if (i + 1 < count) {
                at = upwards ? nextMember(at) : pack.previous(pack.previous(at));
            }
        }
    }

    /** What is a whole number is written as one, and so loses the sign of a zero. */
    static byte[] text(double score) {
        boolean whole = Math.abs(score) <= GREATEST_WHOLE && score == (long) score;
        return whole ? Text.of((long) score) : Text.of(DoubleText.of(score));
    }

    private int nextMember(int at) {
        return pack.next(pack.next(at));
    }

    private int compare(int at, byte[] array, int offset, int length) {
        byte[] member = pack.value(at);
        return Arrays.compareUnsigned(member, 0, member.length, array, offset, offset + length);
    }

    private double scoreBehind(int at) {
        int score = pack.next(at);
        return pack.isNumber(score) ? pack.number(score) : Scores.parse(pack.value(score));
    }
}
