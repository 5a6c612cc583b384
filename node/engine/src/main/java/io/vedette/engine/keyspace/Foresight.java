package io.vedette.engine.keyspace;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.value.Keyed;
import io.vedette.resp.Preview;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/**
 * Has the processor fetch what the next commands of a pipeline will look up. Keys and elements lie anywhere in memory, and
 * a command that looks for one waits for it three or four times, one place after the other. Looked for all at once the places of
 * different commands are fetched at the same time. So this goes through all commands step by step, instead of through all
 * steps command by command.
 *
 * <p>It changes nothing and finds nothing out: what it reads is read again by the commands. Where it guesses wrong (the first
 * argument is no key, the second no element) nothing is lost but its time.
 */
public final class Foresight {
    /** Hashing what is longer costs more than it spares. */
    private static final int LONGEST = 64;

    private final Places keys = new Places();
    private final Places elements = new Places();
    private int seen;

    /** Depends on everything that was touched, so that no compiler leaves it out. */
    int seen() {
        return seen;
    }

    /** What these commands will look up in this database is near afterwards. */
    public void fetch(Database database, Preview commands) {
        Dict<Entry> entries = database.contents().table();
        for (int i = 0; i < commands.count(); i++) {
            keys.look(entries, commands.request(i), 1);
        }
        seen += keys.touch();
        for (int i = 0; i < commands.count(); i++) {
            lookWithin(entries, keys.bucket(i), commands.request(i));
        }
        keys.clear();
        seen += elements.touch();
        elements.clear();
    }

    private void lookWithin(Dict<Entry> entries, @Nullable Object bucket, Request request) {
        if (request.argc() > 2
                && entries.findIn(bucket, request.array(), request.offset(1), request.length(1))
                        instanceof ValueEntry own
                && own.value() instanceof Keyed value) {
            Dict<?> table = value.elementTable();
            if (table != null) {
                elements.look(table, request, value.elementIn(request));
            }
        }
    }

    /** Buckets of several tables. */
    private static final class Places {
        private final @Nullable Dict<?>[] tables = new Dict<?>[Preview.MOST];
        private final @Nullable Object[] buckets = new Object[Preview.MOST];
        private int count;

        void look(Dict<?> table, Request request, int argument) {
            boolean usual = argument < request.argc() && request.length(argument) <= LONGEST;
            tables[count] = usual ? table : null;
            buckets[count] =
                    usual ? table.bucket(request.array(), request.offset(argument), request.length(argument)) : null;
            count++;
        }

        @Nullable
        Object bucket(int i) {
            return buckets[i];
        }

        int touch() {
            int seen = 0;
            for (int i = 0; i < count; i++) {
                seen += buckets[i] instanceof Object[] ? 1 : 0;
            }
            for (int i = 0; i < count; i++) {
                Dict<?> table = tables[i];
                seen += table == null ? 0 : table.touch(buckets[i]);
            }
            return seen;
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                tables[i] = null;
                buckets[i] = null;
            }
            count = 0;
        }
    }
}
