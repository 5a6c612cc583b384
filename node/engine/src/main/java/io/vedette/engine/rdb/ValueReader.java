package io.vedette.engine.rdb;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.End;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import java.util.List;

/**
 * Reads one value of any encoding there ever was, and builds it anew within our own limits: so nothing of what was read
 * stays that an attacker could have put there, but for the blocks of streams, which are checked entry by entry.
 */
public final class ValueReader {

    private static final int PLAIN = 1;
    private static final int PACKED = 2;

    private final RdbReader reader;
    private final SipHash hashing;
    private final Limits limits;

    public ValueReader(RdbReader reader, SipHash hashing, Limits limits) {
        this.reader = reader;
        this.hashing = hashing;
        this.limits = limits;
    }

    static boolean knows(int type) {
        return type >= 0 && type <= RdbType.HASH_LISTPACK_EXPIRING && type != RdbType.NONE;
    }

    /** The value of this type; {@link BadRdb} if there is none. */
    public Loaded read(int type) {
        return switch (type) {
            case RdbType.STRING -> text();
            case RdbType.LIST, RdbType.LIST_ZIPLIST, RdbType.LIST_QUICKLIST, RdbType.LIST_QUICKLIST_2 ->
                whole(list(type));
            case RdbType.SET -> whole(set());
            case RdbType.SET_INTSET -> whole(set(Packed.intset(reader.string())));
            case RdbType.SET_LISTPACK -> whole(set(Packed.listpack(reader.string())));
            case RdbType.ZSET, RdbType.ZSET_2 -> whole(zset(type));
            case RdbType.ZSET_ZIPLIST -> whole(zset(Packed.ziplist(reader.string())));
            case RdbType.ZSET_LISTPACK -> whole(zset(Packed.listpack(reader.string())));
            case RdbType.HASH -> whole(hash());
            case RdbType.HASH_ZIPMAP -> whole(hash(Packed.zipmap(reader.string())));
            case RdbType.HASH_ZIPLIST -> whole(hash(Packed.ziplist(reader.string())));
            case RdbType.HASH_LISTPACK -> whole(hash(Packed.listpack(reader.string())));
            case RdbType.STREAM, RdbType.STREAM_2, RdbType.STREAM_3 -> whole(new StreamReader(reader, type).read());
            case RdbType.HASH_EXPIRING -> whole(hashWithTimes());
            case RdbType.HASH_LISTPACK_EXPIRING -> whole(packedHashWithTimes());
            case RdbType.HASH_EXPIRING_DRAFT, RdbType.HASH_LISTPACK_EXPIRING_DRAFT ->
                throw new BadRdb("the hash has the form of a release candidate of Redis 7.4");
            case RdbType.MODULE, RdbType.MODULE_2 ->
                throw new BadRdb("the value belongs to the module " + ModuleName.of(reader.length())
                        + ", and cannot be read without it");
            default -> throw new BadRdb("there is no type " + type);
        };
    }

    private static Loaded whole(Value value) {
        boolean empty = value.elements() == 0 && !(value instanceof StreamValue);
        return empty ? new Loaded.Nothing() : new Loaded.Whole(value);
    }

    private Loaded text() {
        int first = reader.next();
        return new Loaded.Text(reader.string(first), RdbReader.isNumber(first));
    }

    private ListValue list(int type) {
        ListValue list = new ListValue();
        if (type == RdbType.LIST_ZIPLIST) {
            push(list, Packed.ziplist(reader.string()));
            return list;
        }
        for (int left = reader.count(); left > 0; left--) {
            if (type == RdbType.LIST) {
                push(list, List.of(reader.string()));
            } else if (type == RdbType.LIST_QUICKLIST) {
                push(list, Packed.ziplist(reader.string()));
            } else {
                pushNode(list, reader.length());
            }
        }
        return list;
    }

    private void pushNode(ListValue list, long container) {
        if (container != PLAIN && container != PACKED) {
            throw new BadRdb("a list has a node of kind " + container);
        }
        byte[] node = reader.string();
        push(list, container == PLAIN ? List.of(node) : Packed.listpack(node));
    }

    private void push(ListValue list, List<byte[]> elements) {
        for (byte[] element : elements) {
            list.push(End.TAIL, element, 0, element.length, limits);
        }
    }

    private SetValue set() {
        SetValue set = new SetValue(hashing);
        for (int left = reader.count(); left > 0; left--) {
            add(set, reader.string());
        }
        return set;
    }

    private SetValue set(List<byte[]> members) {
        SetValue set = new SetValue(hashing);
        members.forEach(member -> add(set, member));
        return set;
    }

    private void add(SetValue set, byte[] member) {
        if (!set.add(member, limits)) {
            throw new BadRdb("a set has a member twice");
        }
    }

    private ZSetValue zset(int type) {
        ZSetValue zset = new ZSetValue(hashing);
        for (int left = reader.count(); left > 0; left--) {
            byte[] member = reader.string();
            add(zset, member, type == RdbType.ZSET ? reader.textDouble() : reader.binaryDouble());
        }
        return zset;
    }

    private ZSetValue zset(List<byte[]> pairs) {
        requirePairs(pairs);
        ZSetValue zset = new ZSetValue(hashing);
        for (int i = 0; i < pairs.size(); i += 2) {
            add(zset, pairs.get(i), RdbReader.parse(pairs.get(i + 1)));
        }
        return zset;
    }

    private void add(ZSetValue zset, byte[] member, double score) {
        if (Double.isNaN(score) || !Double.isNaN(zset.score(member))) {
            throw new BadRdb("a sorted set has a member twice, or a score that is no number");
        }
        zset.put(member, score, limits);
    }

    private HashValue hash() {
        HashValue hash = new HashValue(hashing);
        for (int left = reader.count(); left > 0; left--) {
            byte[] field = reader.string();
            put(hash, field, reader.string());
        }
        return hash;
    }

    /** The least of the times, then before each field how long after that it expires and 1, or 0. */
    private HashValue hashWithTimes() {
        reader.little(8);
        HashValue hash = new HashValue(hashing);
        for (int left = reader.count(); left > 0; left--) {
            requireNever(reader.length());
            byte[] field = reader.string();
            put(hash, field, reader.string());
        }
        return hash;
    }

    /** The least of the times, then in turn a field, its value, when it expires or 0. */
    private HashValue packedHashWithTimes() {
        reader.little(8);
        List<byte[]> elements = Packed.listpack(reader.string());
        if (elements.size() % 3 != 0) {
            throw new BadRdb("elements that belong in threes are " + elements.size());
        }
        HashValue hash = new HashValue(hashing);
        for (int i = 0; i < elements.size(); i += 3) {
            byte[] time = elements.get(i + 2);
            requireNever(time.length == 1 && time[0] == '0' ? 0 : 1);
            put(hash, elements.get(i), elements.get(i + 1));
        }
        return hash;
    }

    private static void requireNever(long time) {
        if (time != 0) {
            throw new BadRdb("a field of the hash expires, which fields do in Redis 7.4 and not here");
        }
    }

    private HashValue hash(List<byte[]> pairs) {
        requirePairs(pairs);
        HashValue hash = new HashValue(hashing);
        for (int i = 0; i < pairs.size(); i += 2) {
            put(hash, pairs.get(i), pairs.get(i + 1));
        }
        return hash;
    }

    private void put(HashValue hash, byte[] field, byte[] value) {
        if (!hash.put(field, value, limits)) {
            throw new BadRdb("a hash has a field twice");
        }
    }

    private static void requirePairs(List<byte[]> elements) {
        if (elements.size() % 2 != 0) {
            throw new BadRdb("elements that belong in pairs are " + elements.size());
        }
    }
}
