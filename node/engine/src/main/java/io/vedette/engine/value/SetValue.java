package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.resp.Digits;
import io.vedette.resp.ReplyWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A set: an intset of few whole numbers, a listpack of few short strings, else a table. Just one of the three is there
 * (see {@link HashValue} for why they are fields). It never goes back to a smaller encoding.
 */
public final class SetValue extends Keyed {

    private @Nullable IntSet numbers = new IntSet();
    private @Nullable Listpack pack;
    private @Nullable Dict<byte[]> table;
    private final SipHash hashing;

    public SetValue(SipHash hashing) {
        this.hashing = hashing;
    }

    @Override
    public ValueType type() {
        return ValueType.SET;
    }

    @Override
    public @Nullable Dict<?> elementTable() {
        return table;
    }

    @Override
    public String encoding() {
        if (numbers != null) {
            return "intset";
        }
        return pack == null ? "hashtable" : "listpack";
    }

    @Override
    public int size() {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            return ints.count();
        }
        return small == null ? table().size() : small.count();
    }

    @Override
    public long memory() {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            return 2L * Memory.OBJECT + Memory.array(ints.capacity());
        }
        if (small != null) {
            return 2L * Memory.OBJECT + Memory.array(small.capacity());
        }
        return 3L * Memory.OBJECT + 4L * table().capacity() + table().weight();
    }

    @Override
    public SetValue copy() {
        SetValue copy = new SetValue(hashing);
        IntSet ints = numbers;
        Listpack small = pack;
        copy.numbers = ints == null ? null : ints.copy();
        copy.pack = small == null ? null : small.copy();
        if (ints == null && small == null) {
            copy.table = table().share();
        }
        return copy;
    }

    public boolean contains(byte[] member) {
        return contains(member, 0, member.length);
    }

    public boolean contains(byte[] array, int offset, int length) {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            return Digits.isLong(array, offset, length) && ints.contains(Digits.longOf(array, offset, length));
        }
        return small == null
                ? table().find(array, offset, length) != null
                : small.find(array, offset, length, 1) != Listpack.NONE;
    }

    /** Whether the member is new. */
    public boolean add(byte[] array, int offset, int length, Limits limits) {
        if (numbers != null) {
            if (Digits.isLong(array, offset, length)) {
                return addNumber(Digits.longOf(array, offset, length), limits);
            }
            leaveNumbers(length, limits);
        }
        Listpack small = pack;
        if (small != null) {
            if (small.find(array, offset, length, 1) != Listpack.NONE) {
                return false;
            }
            if (small.count() < limits.setMaxListpackEntries() && length <= limits.setMaxListpackValue()) {
                small.append(array, offset, length);
                return true;
            }
            spread();
        }
        if (table().find(array, offset, length) != null) {
            return false;
        }
        table().add(Arrays.copyOfRange(array, offset, offset + length));
        return true;
    }

    public boolean add(byte[] member, Limits limits) {
        return add(member, 0, member.length, limits);
    }

    @Override
    public boolean remove(byte[] array, int offset, int length) {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            return Digits.isLong(array, offset, length) && ints.remove(Digits.longOf(array, offset, length));
        }
        if (small == null) {
            return table().remove(array, offset, length) != null;
        }
        int at = small.find(array, offset, length, 1);
        if (at != Listpack.NONE) {
            small.remove(at);
        }
        return at != Listpack.NONE;
    }

    public boolean remove(byte[] member) {
        return remove(member, 0, member.length);
    }

    public void forEach(Consumer<byte[]> visitor) {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            for (int i = 0; i < ints.count(); i++) {
                visitor.accept(Text.of(ints.at(i)));
            }
        } else if (small != null) {
            for (int at = small.first(); at != Listpack.NONE; at = small.next(at)) {
                visitor.accept(small.value(at));
            }
        } else {
            table().forEach(visitor);
        }
    }

    public void writeAll(ReplyWriter reply) {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            for (int i = 0; i < ints.count(); i++) {
                reply.bulk(ints.at(i));
            }
        } else if (small != null) {
            for (int at = small.first(); at != Listpack.NONE; at = small.next(at)) {
                small.writeTo(at, reply);
            }
        } else {
            table().forEach(reply::bulk);
        }
    }

    /** Some member; the set must not be empty. */
    public byte[] random(RandomGenerator random) {
        IntSet ints = numbers;
        Listpack small = pack;
        if (ints != null) {
            return Text.of(ints.at(random.nextInt(ints.count())));
        }
        if (small != null) {
            return small.value(small.seek(random.nextInt(small.count())));
        }
        byte[] member = table().random(random);
        if (member == null) {
            throw new IllegalStateException("an empty set was left in the keyspace");
        }
        return member;
    }

    /** As {@link Dict#scan}; a small set is returned whole. */
    public long scan(long cursor, Consumer<byte[]> visitor) {
        if (numbers != null || pack != null) {
            forEach(visitor);
            return 0;
        }
        return table().scan(cursor, visitor);
    }

    private boolean addNumber(long value, Limits limits) {
        IntSet ints = numbers;
        boolean added = ints != null && ints.add(value);
        if (added && size() > limits.setMaxIntsetEntries()) {
            spread();
        }
        return added;
    }

    /** A string came: the numbers go to a listpack where they and the string fit, else to a table. */
    private void leaveNumbers(int length, Limits limits) {
        if (size() >= limits.setMaxListpackEntries() || length > limits.setMaxListpackValue() || !numbersFit(limits)) {
            spread();
            return;
        }
        Listpack small = new Listpack();
        forEach(small::append);
        pack = small;
        numbers = null;
    }

    private boolean numbersFit(Limits limits) {
        IntSet ints = numbers;
        return ints == null
                || ints.count() == 0
                || Math.max(Text.width(ints.at(0)), Text.width(ints.at(ints.count() - 1)))
                        <= limits.setMaxListpackValue();
    }

    /** The numbers, where it is kept as such; never to be changed. */
    public @Nullable IntSet numbers() {
        return numbers;
    }

    private void spread() {
        Dict<byte[]> members = new Dict<>(Member.KEY, hashing);
        members.reserve(size() + 1);
        forEach(members::add);
        table = members;
        pack = null;
        numbers = null;
    }

    private Dict<byte[]> table() {
        Dict<byte[]> large = table;
        if (large == null) {
            throw new IllegalStateException("a set has no encoding");
        }
        return large;
    }
}
