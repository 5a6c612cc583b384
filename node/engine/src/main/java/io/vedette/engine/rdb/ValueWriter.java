package io.vedette.engine.rdb;

import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.IntSet;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.Listpack;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;

/** Writes values as version 10 has them, which is what redis-server 7.0 reads. It changes nothing. */
public final class ValueWriter {

    private static final int PACKED = 2;

    private final RdbWriter out;

    public ValueWriter(RdbWriter out) {
        this.out = out;
    }

    /** Its type and the value. */
    public void write(Value value) {
        type(value);
        body(value);
    }

    void type(Value value) {
        out.put(typeOf(value));
    }

    private static int typeOf(Value value) {
        return switch (value.type()) {
            case STRING -> RdbType.STRING;
            case LIST -> RdbType.LIST_QUICKLIST_2;
            case SET -> value instanceof SetValue set && set.numbers() != null ? RdbType.SET_INTSET : RdbType.SET;
            case ZSET ->
                value instanceof ZSetValue zset && zset.packed() != null ? RdbType.ZSET_LISTPACK : RdbType.ZSET_2;
            case HASH ->
                value instanceof HashValue hash && hash.packed() != null ? RdbType.HASH_LISTPACK : RdbType.HASH;
            case STREAM -> RdbType.STREAM_2;
        };
    }

    /** The value, whose type was written before. */
    void body(Value value) {
        if (value instanceof StringValue string) {
            write(string);
        } else if (value instanceof ListValue list) {
            write(list);
        } else if (value instanceof SetValue set) {
            write(set);
        } else if (value instanceof ZSetValue zset) {
            write(zset);
        } else if (value instanceof HashValue hash) {
            write(hash);
        } else if (value instanceof StreamValue stream) {
            new StreamWriter(out).write(stream);
        } else {
            throw new IllegalStateException("there is no form for a value of type " + value.type());
        }
    }

    private void write(StringValue string) {
        if (string.isNumber() && string.number() == (int) string.number()) {
            out.number(string.number());
        } else {
            out.string(string.array(), string.offset(), string.length());
        }
    }

    private void write(ListValue list) {
        out.length(list.nodeCount());
        list.forEachNode(node -> {
            out.length(PACKED);
            out.string(node.toBytes());
        });
    }

    private void write(SetValue set) {
        IntSet numbers = set.numbers();
        if (numbers != null) {
            out.string(numbers.toBytes());
            return;
        }
        out.length(set.size());
        set.forEach(out::string);
    }

    private void write(ZSetValue zset) {
        Listpack pack = zset.packed();
        if (pack != null) {
            out.string(pack.toBytes());
            return;
        }
        out.length(zset.size());
        zset.forEach((member, score) -> {
            out.string(member);
            out.binaryDouble(score);
        });
    }

    private void write(HashValue hash) {
        Listpack pack = hash.packed();
        if (pack != null) {
            out.string(pack.toBytes());
            return;
        }
        out.length(hash.size());
        hash.forEach((field, value) -> {
            out.string(field);
            out.string(value);
        });
    }
}
