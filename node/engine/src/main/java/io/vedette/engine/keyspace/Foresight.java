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

    /** Of which commands the key is that of the command before. */
    private final boolean[] repeated = new boolean[Preview.MOST];

    private int seen;

    /** Depends on everything that was touched, so that no compiler leaves it out. */
    int seen() {
        return seen;
    }

    /** What these commands will look up in this database is near afterwards. */
    public void fetch(Database database, Preview commands) {
        Dict<Entry> entries = database.contents().table();
        for (int i = 0; i < commands.count(); i++) {
            repeated[i] = i > 0 && haveOneKey(commands.request(i - 1), commands.request(i));
            if (repeated[i]) {
                keys.pass();
            } else {
                keys.look(entries, commands.request(i), 1);
            }
        }
        seen += keys.touch();
        Keyed value = null;
        for (int i = 0; i < commands.count(); i++) {
            Request request = commands.request(i);
            value = repeated[i] ? value : valueOf(entries, keys.bucket(i), request);
            lookWithin(value, request);
        }
        keys.clear();
        seen += elements.touch();
        elements.clear();
    }

    /** Whoever fills or reads one great value names it again and again. */
    private static boolean haveOneKey(Request one, Request other) {
        return one.argc() > 1 && other.argc() > 1 && one.isSame(1, other);
    }

    private static @Nullable Keyed valueOf(Dict<Entry> entries, @Nullable Object bucket, Request request) {
        return request.argc() > 2
                        && entries.findIn(bucket, request.array(), request.offset(1), request.length(1))
                                instanceof ValueEntry own
                        && own.value() instanceof Keyed value
                ? value
                : null;
    }

    private void lookWithin(@Nullable Keyed value, Request request) {
        Dict<?> table = value == null ? null : value.elementTable();
        if (value != null && table != null && request.argc() > 2) {
            elements.look(table, request, value.elementIn(request));
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

        /** Nothing is looked for. */
        void pass() {
            tables[count] = null;
            buckets[count] = null;
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
