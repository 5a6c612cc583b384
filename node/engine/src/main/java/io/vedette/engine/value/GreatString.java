package io.vedette.engine.value;

import io.vedette.engine.sequence.Owner;
import io.vedette.resp.ReplyWriter;
import java.util.Arrays;

/**
 * A long string that was written into, in pieces of one size. A copy has the same pieces, and whoever writes to a piece that is not its
 * own copies that one first: so a worker reads a string while it goes on being changed, {@code COPY} costs a reference for each piece,
 * and so does the first write into a string that came as a whole, whose array the pieces lie in until then. It grows by pieces, never
 * by moving what is there, and what nobody has written to yet is one piece of zeros for all.
 *
 * <p>Beyond the length of the string an own piece has zeros, which is what belongs there when it grows.
 */
public final class GreatString extends EditedString {

    private static final int SHIFT = 16;

    /** Bytes of a piece. */
    static final int PIECE = 1 << SHIFT;

    private static final int WITHIN = PIECE - 1;

    private static final Piece ZEROS = new Piece(new byte[PIECE], 0, new Owner());

    /** Bytes of the string from {@code offset} on; they may be changed by whose they are. */
    private static final class Piece {
        final byte[] array;
        final int offset;
        final Owner owner;

        Piece(byte[] array, int offset, Owner owner) {
            this.array = array;
            this.offset = offset;
            this.owner = owner;
        }
    }

    private Owner owner = new Owner();
    private Piece[] pieces;
    private int length;

    /** These bytes, where they lie; nobody may change them any more. */
    GreatString(byte[] array, int offset, int length) {
        this.pieces = new Piece[piecesOf(length)];
        this.length = length;
        Owner nobody = new Owner();
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = new Piece(array, offset + (i << SHIFT), nobody);
        }
    }

    private GreatString(Piece[] pieces, int length) {
        this.pieces = pieces;
        this.length = length;
    }

    private static int piecesOf(int bytes) {
        return (int) (((long) bytes + WITHIN) >> SHIFT);
    }

    @Override
    public boolean mayBecome(int longest) {
        return true;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte at(int i) {
        Piece piece = pieces[i >> SHIFT];
        return piece.array[piece.offset + (i & WITHIN)];
    }

    /** All bytes, gathered anew each time. */
    @Override
    public byte[] array() {
        return bytes();
    }

    @Override
    public byte[] bytes() {
        return bytes(0, length);
    }

    @Override
    public byte[] bytes(int from, int count) {
        byte[] gathered = new byte[count];
        for (int done = 0; done < count; ) {
            int at = from + done;
            Piece piece = pieces[at >> SHIFT];
            int here = Math.min(count - done, PIECE - (at & WITHIN));
            System.arraycopy(piece.array, piece.offset + (at & WITHIN), gathered, done, here);
            done += here;
        }
        return gathered;
    }

    @Override
    public void writeTo(ReplyWriter reply, int from, int count) {
        reply.constant(bytes(from, count));
    }

    @Override
    public void put(int at, byte other) {
        own(at >> SHIFT)[at & WITHIN] = other;
    }

    @Override
    public void write(int at, byte[] array, int offset, int count) {
        grow(Math.addExact(at, count));
        for (int done = 0; done < count; ) {
            int to = at + done;
            int here = Math.min(count - done, PIECE - (to & WITHIN));
            System.arraycopy(array, offset + done, own(to >> SHIFT), to & WITHIN, here);
            done += here;
        }
    }

    private void grow(int needed) {
        if (needed <= length) {
            return;
        }
        int count = piecesOf(needed);
        int before = piecesOf(length);
        if (count > pieces.length) {
            pieces = Arrays.copyOf(pieces, count + (count >> 2));
        }
        Arrays.fill(pieces, before, count, ZEROS);
        if ((length & WITHIN) != 0) {
            // Where it came from there may be anything behind its last byte, or nothing.
            own(before - 1);
        }
        length = needed;
    }

    /** The array of a piece, to be written to; it begins with the piece. */
    private byte[] own(int number) {
        Piece piece = pieces[number];
        if (!piece.owner.equals(owner)) {
            int used = Math.min(PIECE, length - (number << SHIFT));
            byte[] copy = new byte[PIECE];
            System.arraycopy(piece.array, piece.offset, copy, 0, used);
            piece = new Piece(copy, 0, owner);
            pieces[number] = piece;
        }
        return piece.array;
    }

    @Override
    public void replace(byte[] other) {
        GreatString replacement = new GreatString(other, 0, other.length);
        pieces = replacement.pieces;
        length = other.length;
    }

    @Override
    public long memory() {
        return Memory.OBJECT + Memory.array(length) + (long) pieces.length * (Memory.OBJECT + Memory.SLOT);
    }

    @Override
    public GreatString copy() {
        owner = new Owner();
        return new GreatString(pieces.clone(), length);
    }
}
