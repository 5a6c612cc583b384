package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.resp.ReplyWriter;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A hash: a listpack of fields and values in turn as long as both are few and short, else a table. Just one of the two
 * is there; they are two fields and not two classes because most hashes are small and an object more would show.
 */
public final class HashValue extends Keyed {

    private static final int PAIR = 2;

    private @Nullable Listpack pack = new Listpack();
    private @Nullable Dict<byte[]> table;
    private final SipHash hashing;

    public HashValue(SipHash hashing) {
        this.hashing = hashing;
    }

    @Override
    public ValueType type() {
        return ValueType.HASH;
    }

    @Override
    public @Nullable Dict<?> elementTable() {
        return table;
    }

    @Override
    public String encoding() {
        return pack == null ? "hashtable" : "listpack";
    }

    @Override
    public int size() {
        Listpack small = pack;
        return small == null ? table().size() : small.count() / PAIR;
    }

    @Override
    public long memory() {
        Listpack small = pack;
        if (small != null) {
            return 2L * Memory.OBJECT + Memory.array(small.capacity());
        }
        return 3L * Memory.OBJECT + 4L * table().capacity() + table().weight();
    }

    @Override
    public HashValue copy() {
        HashValue copy = new HashValue(hashing);
        Listpack small = pack;
        if (small != null) {
            copy.pack = small.copy();
        } else {
            // The arrays are never written to, so both tables may refer to them.
            copy.pack = null;
            copy.table = table().share();
        }
        return copy;
    }

    public boolean contains(byte[] array, int offset, int length) {
        Listpack small = pack;
        return small == null
                ? table().find(array, offset, length) != null
                : small.find(array, offset, length, PAIR) != Listpack.NONE;
    }

    public byte @Nullable [] get(byte[] array, int offset, int length) {
        Listpack small = pack;
        if (small == null) {
            byte[] packed = table().find(array, offset, length);
            return packed == null ? null : Field.value(packed);
        }
        int at = small.find(array, offset, length, PAIR);
        return at == Listpack.NONE ? null : small.value(small.next(at));
    }

    /** Length of a field's value, 0 where there is none. */
    public int valueLength(byte[] array, int offset, int length) {
        Listpack small = pack;
        if (small == null) {
            byte[] packed = table().find(array, offset, length);
            return packed == null ? 0 : packed.length - Field.valueOffset(packed);
        }
        int at = small.find(array, offset, length, PAIR);
        return at == Listpack.NONE ? 0 : small.length(small.next(at));
    }

    /** Replies with a field's value, or nil. */
    public void writeValue(byte[] array, int offset, int length, ReplyWriter reply) {
        Listpack small = pack;
        if (small != null) {
            int at = small.find(array, offset, length, PAIR);
            if (at == Listpack.NONE) {
                reply.nil();
            } else {
                small.writeTo(small.next(at), reply);
            }
            return;
        }
        byte[] packed = table().find(array, offset, length);
        if (packed == null) {
            reply.nil();
        } else {
            int from = Field.valueOffset(packed);
            reply.bulk(packed, from, packed.length - from);
        }
    }

    /** Sets a field; whether it is new. */
    public boolean put(byte[] field, int fo, int fl, byte[] value, int vo, int vl, Limits limits) {
        if (pack != null && (fl > limits.hashMaxListpackValue() || vl > limits.hashMaxListpackValue())) {
            spread();
        }
        Listpack small = pack;
        if (small == null) {
            return putInTable(field, fo, fl, value, vo, vl);
        }
        int at = small.find(field, fo, fl, PAIR);
        if (at != Listpack.NONE) {
            small.replace(small.next(at), value, vo, vl);
            return false;
        }
        small.append(field, fo, fl);
        small.append(value, vo, vl);
        if (size() > limits.hashMaxListpackEntries()) {
            spread();
        }
        return true;
    }

    public boolean put(byte[] field, byte[] value, Limits limits) {
        return put(field, 0, field.length, value, 0, value.length, limits);
    }

    @Override
    public boolean remove(byte[] array, int offset, int length) {
        Listpack small = pack;
        if (small == null) {
            return table().remove(array, offset, length) != null;
        }
        int at = small.find(array, offset, length, PAIR);
        if (at != Listpack.NONE) {
            small.remove(at, PAIR);
        }
        return at != Listpack.NONE;
    }

    public void forEach(BiConsumer<byte[], byte[]> visitor) {
        Listpack small = pack;
        if (small == null) {
            table().forEach(packed -> visitor.accept(Field.name(packed), Field.value(packed)));
            return;
        }
        for (int at = small.first(); at != Listpack.NONE; ) {
            int value = small.next(at);
            visitor.accept(small.value(at), small.value(value));
            at = small.next(value);
        }
    }

    /** Replies with the elements one by one: fields, values, or both in turn. */
    public void writeAll(boolean fields, boolean values, ReplyWriter reply) {
        Listpack small = pack;
        if (small == null) {
            for (byte[] packed : table()) {
                writePacked(packed, fields, values, reply);
            }
            return;
        }
        for (int at = small.first(); at != Listpack.NONE; ) {
            int value = small.next(at);
            if (fields) {
                small.writeTo(at, reply);
            }
            if (values) {
                small.writeTo(value, reply);
            }
            at = small.next(value);
        }
    }

    /** Some field and its value; the hash must not be empty. */
    public void random(RandomGenerator random, BiConsumer<byte[], byte[]> visitor) {
        Listpack small = pack;
        if (small == null) {
            byte[] packed = table().random(random);
            if (packed != null) {
                visitor.accept(Field.name(packed), Field.value(packed));
            }
            return;
        }
        int at = small.seek(PAIR * random.nextInt(size()));
        visitor.accept(small.value(at), small.value(small.next(at)));
    }

    /** As {@link Dict#scan}; a small hash is returned whole. */
    public long scan(long cursor, BiConsumer<byte[], byte[]> visitor) {
        if (pack != null) {
            forEach(visitor);
            return 0;
        }
        return table().scan(cursor, packed -> visitor.accept(Field.name(packed), Field.value(packed)));
    }

    private static void writePacked(byte[] packed, boolean fields, boolean values, ReplyWriter reply) {
        int name = Field.KEY.offset(packed);
        int value = Field.valueOffset(packed);
        if (fields) {
            reply.bulk(packed, name, value - name);
        }
        if (values) {
            reply.bulk(packed, value, packed.length - value);
        }
    }

    private boolean putInTable(byte[] field, int fo, int fl, byte[] value, int vo, int vl) {
        Dict<byte[]> all = table();
        int hash = all.hash(field, fo, fl);
        byte[] old = all.find(hash, field, fo, fl);
        if (old == null) {
            all.add(hash, Field.of(field, fo, fl, value, vo, vl));
            return true;
        }
        if (all.isShared() || !Field.overwrite(old, value, vo, vl)) {
            all.replace(hash, old, Field.of(field, fo, fl, value, vo, vl));
        }
        return false;
    }

    /** Fields and values in turn, where it is in the compact encoding; never to be changed. */
    public @Nullable Listpack packed() {
        return pack;
    }

    private void spread() {
        Dict<byte[]> fields = new Dict<>(Field.KEY, hashing);
        fields.reserve(size() + 1);
        forEach((name, value) -> fields.add(Field.of(name, 0, name.length, value, 0, value.length)));
        table = fields;
        pack = null;
    }

    private Dict<byte[]> table() {
        Dict<byte[]> large = table;
        if (large == null) {
            throw new IllegalStateException("a hash has neither listpack nor table");
        }
        return large;
    }
}
