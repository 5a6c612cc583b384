package io.vedette.engine.debug;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.Dump;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.ListValue;
import java.util.Locale;

/** What DEBUG OBJECT says of a key. */
public final class EntryReport {
    private EntryReport() {}

    /** All of it, in one line. */
    public static String of(Entry entry, Keyspace keyspace, Limits limits) {
        String text = String.format(
                Locale.ROOT,
                "Value at:0x%x refcount:1 encoding:%s serializedlength:%d lru:%d lru_seconds_idle:%d",
                System.identityHashCode(entry.value()),
                entry.value().encoding(),
                Dump.contentLength(entry.value()),
                entry.access(),
                keyspace.idleSeconds(entry));
        return entry.value() instanceof ListValue list && list.encoding().equals("quicklist")
                ? text + nodes(list, limits)
                : text;
    }

    private static String nodes(ListValue list, Limits limits) {
        long[] bytes = {0};
        list.forEachNode(pack -> bytes[0] += pack.size());
        return String.format(
                Locale.ROOT,
                " ql_nodes:%d ql_avg_node:%.2f ql_listpack_max:%d ql_compressed:0 ql_uncompressed_size:%d",
                list.nodeCount(),
                (double) list.size() / list.nodeCount(),
                limits.listMaxListpackSize(),
                bytes[0]);
    }
}
