package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Numerals;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a script returned, for the dialect of its client. Tables within tables lie on a stack of its own: a script
 * can nest them as deep as it likes, and the thread that serves everybody has no room for that.
 */
final class ToReply {
    /** Where Lua's own stack would end in Redis: a list takes one place of it, a map and a set three. */
    private static final int MOST_PLACES = 7995;

    private static final int FORMAT = 3;

    private final ReplyWriter reply;

    /** Whether the script said that it speaks RESP3. */
    private final boolean resp3;

    private final Deque<Level> open = new ArrayDeque<>();
    private int places;

    /** A table that is being written. */
    private abstract static class Level {
        final int places;
        final int mark;
        int count;

        Level(int places, int mark) {
            this.places = places;
            this.mark = mark;
        }

        /** Writes its next element, or begins to; whether there was one. */
        abstract boolean next();

        abstract void close();
    }

    ToReply(ReplyWriter reply, boolean resp3) {
        this.reply = reply;
        this.resp3 = resp3;
    }

    void write(Object value) {
        put(value);
        for (Level top = open.peek(); top != null; top = open.peek()) {
            if (!top.next()) {
                open.pop();
                places -= top.places;
                top.close();
            }
        }
    }

    private void put(Object value) {
        if (value instanceof LuaString text) {
            reply.bulk(text.bytes());
        } else if (value instanceof Double number) {
            reply.integer(Numerals.integer(number));
        } else if (value instanceof Boolean bool) {
            write(bool.booleanValue());
        } else if (value instanceof LuaTable table) {
            if (places >= MOST_PLACES) {
                reply.error("ERR reached lua stack limit");
            } else {
                write(table);
            }
        } else {
            reply.nil();
        }
    }

    private void begin(Level level) {
        places += level.places;
        open.push(level);
    }

    private void write(boolean value) {
        if (resp3) {
            reply.bool(value);
        } else if (value) {
            reply.integer(1);
        } else {
            reply.nil();
        }
    }

    private void write(LuaTable table) {
        if (table.get("err") instanceof LuaString error) {
            reply.error(Errors.line(error.toString()));
        } else if (table.get("ok") instanceof LuaString status) {
            reply.status(status.latin().replace('\r', ' ').replace('\n', ' '));
        } else if (table.get("double") instanceof Double number) {
            reply.dbl(number);
        } else if (table.get("map") instanceof LuaTable map) {
            begin(new Pairs(map));
        } else if (table.get("set") instanceof LuaTable set) {
            begin(new Members(set));
        } else if (table.get("big_number") instanceof LuaString number) {
            bigNumber(number);
        } else if (table.get("verbatim_string") instanceof LuaTable verbatim
                && verbatim.get("string") instanceof LuaString text
                && verbatim.get("format") instanceof LuaString format) {
            reply.verbatim((format.latin() + "   ").substring(0, FORMAT), text.bytes());
        } else {
            begin(new Elements(table));
        }
    }

    private void bigNumber(LuaString number) {
        String digits = number.latin().replace('\r', ' ').replace('\n', ' ');
        if (reply.protocol() == Protocol.RESP3) {
            reply.raw(("(" + digits + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } else {
            reply.bulk(digits.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private final class Elements extends Level {
        private final LuaTable table;

        Elements(LuaTable table) {
            super(1, reply.deferred());
            this.table = table;
        }

        @Override
        boolean next() {
            Object value = table.get(count + 1);
            if (value == NIL) {
                return false;
            }
            count++;
            put(value);
            return true;
        }

        @Override
        void close() {
            reply.closeArray(mark, count);
        }
    }

    private final class Members extends Level {
        private final LuaTable set;
        private Object last = NIL;

        Members(LuaTable set) {
            super(3, reply.deferred());
            this.set = set;
        }

        @Override
        boolean next() {
            Object[] pair = set.after(last);
            if (pair == null) {
                return false;
            }
            last = pair[0];
            count++;
            put(pair[0]);
            return true;
        }

        @Override
        void close() {
            reply.closeSet(mark, count);
        }
    }

    /** Keys and values in turn. */
    private final class Pairs extends Level {
        private final LuaTable map;
        private Object last = NIL;
        private @Nullable Object value;

        Pairs(LuaTable map) {
            super(3, reply.deferred());
            this.map = map;
        }

        @Override
        boolean next() {
            Object waiting = value;
            if (waiting != null) {
                value = null;
                put(waiting);
                return true;
            }
            Object[] pair = map.after(last);
            if (pair == null) {
                return false;
            }
            last = pair[0];
            value = pair[1];
            count++;
            put(pair[0]);
            return true;
        }

        @Override
        void close() {
            reply.closeMap(mark, count);
        }
    }
}
