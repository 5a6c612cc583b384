package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Numerals;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.nio.charset.StandardCharsets;

/** Writes what a script returned, for the dialect of its client. */
final class ToReply {
    /** Tables within tables; Redis ends where Lua's stack does, in the same magnitude. */
    private static final int MOST_DEPTH = 2000;

    private static final int FORMAT = 3;

    private final ReplyWriter reply;

    /** Whether the script said that it speaks RESP3. */
    private final boolean resp3;

    private int depth;

    ToReply(ReplyWriter reply, boolean resp3) {
        this.reply = reply;
        this.resp3 = resp3;
    }

    void write(Object value) {
        if (value instanceof LuaString text) {
            reply.bulk(text.bytes());
        } else if (value instanceof Double number) {
            reply.integer(Numerals.integer(number));
        } else if (value instanceof Boolean bool) {
            write(bool.booleanValue());
        } else if (value instanceof LuaTable table) {
            depth++;
            if (depth > MOST_DEPTH) {
                reply.error("ERR reached lua stack limit");
            } else {
                write(table);
            }
            depth--;
        } else {
            reply.nil();
        }
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
            map(map);
        } else if (table.get("set") instanceof LuaTable set) {
            set(set);
        } else if (table.get("big_number") instanceof LuaString number) {
            bigNumber(number);
        } else if (table.get("verbatim_string") instanceof LuaTable verbatim
                && verbatim.get("string") instanceof LuaString text
                && verbatim.get("format") instanceof LuaString format) {
            reply.verbatim((format.latin() + "   ").substring(0, FORMAT), text.bytes());
        } else {
            array(table);
        }
    }

    private void map(LuaTable map) {
        int mark = reply.deferred();
        int pairs = 0;
        for (Object[] pair = map.after(NIL); pair != null; pair = map.after(pair[0])) {
            write(pair[0]);
            write(pair[1]);
            pairs++;
        }
        reply.closeMap(mark, pairs);
    }

    private void set(LuaTable set) {
        int mark = reply.deferred();
        int members = 0;
        for (Object[] pair = set.after(NIL); pair != null; pair = set.after(pair[0])) {
            write(pair[0]);
            members++;
        }
        reply.closeSet(mark, members);
    }

    private void bigNumber(LuaString number) {
        String digits = number.latin().replace('\r', ' ').replace('\n', ' ');
        if (reply.protocol() == Protocol.RESP3) {
            reply.raw(("(" + digits + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } else {
            reply.bulk(digits.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void array(LuaTable table) {
        int mark = reply.deferred();
        int count = 0;
        for (Object value = table.get(1); value != NIL; value = table.get(count + 1)) {
            write(value);
            count++;
        }
        reply.closeArray(mark, count);
    }
}
