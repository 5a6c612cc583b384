package io.vedette.resp.command;

import io.vedette.resp.ReplyWriter;
import java.util.Locale;
import java.util.Set;

/** One command as COMMAND INFO shows it: ten elements, the last one its subcommands in the same form. */
final class CommandInfoReply {

    private CommandInfoReply() {}

    static void write(Command<?> command, ReplyWriter reply) {
        CommandSpec spec = command.spec();
        reply.array(10);
        reply.bulk(spec.name());
        reply.integer(spec.arity());
        reply.set(spec.flags().size());
        spec.flags().forEach(flag -> reply.status(flag.word()));
        reply.integer(spec.legacyKeys().first());
        reply.integer(spec.legacyKeys().last());
        reply.integer(spec.legacyKeys().step());
        reply.set(spec.categories().size());
        spec.categories().forEach(category -> reply.status("@" + category.word()));
        reply.set(spec.tips().size());
        spec.tips().forEach(reply::bulk);
        reply.set(spec.keySpecs().size());
        spec.keySpecs().forEach(keySpec -> keySpec(keySpec, reply));
        subcommands(command, reply);
    }

    /** None are a set and some are an array, as Redis has it in RESP3. */
    private static void subcommands(Command<?> command, ReplyWriter reply) {
        if (command.subcommands().isEmpty()) {
            reply.set(0);
        } else {
            reply.array(command.subcommands().size());
        }
        command.subcommands().forEach(sub -> write(sub, reply));
    }

    static void keyFlags(Set<KeyFlag> flags, ReplyWriter reply) {
        reply.set(flags.size());
        flags.forEach(flag -> reply.status(flag.word()));
    }

    private static void keySpec(KeySpec spec, ReplyWriter reply) {
        reply.map(spec.notes().isEmpty() ? 3 : 4);
        if (!spec.notes().isEmpty()) {
            reply.bulk("notes");
            reply.bulk(spec.notes());
        }
        reply.bulk("flags");
        keyFlags(spec.flags(), reply);
        reply.bulk("begin_search");
        begin(spec.begin(), reply);
        reply.bulk("find_keys");
        find(spec.find(), reply);
    }

    private static void begin(KeySpec.Begin begin, ReplyWriter reply) {
        if (begin instanceof KeySpec.Index index) {
            type("index", 1, reply);
            number("index", index.position(), reply);
        } else if (begin instanceof KeySpec.Keyword keyword) {
            type("keyword", 2, reply);
            reply.bulk("keyword");
            reply.bulk(keyword.word().toUpperCase(Locale.ROOT));
            number("startfrom", keyword.startFrom(), reply);
        } else {
            type("unknown", 0, reply);
        }
    }

    private static void find(KeySpec.Find find, ReplyWriter reply) {
        if (find instanceof KeySpec.Range range) {
            type("range", 3, reply);
            number("lastkey", range.lastKey(), reply);
            number("keystep", range.step(), reply);
            number("limit", range.limit(), reply);
        } else if (find instanceof KeySpec.KeyNum keyNum) {
            type("keynum", 3, reply);
            number("keynumidx", keyNum.numberAt(), reply);
            number("firstkey", keyNum.firstKey(), reply);
            number("keystep", keyNum.step(), reply);
        } else {
            type("unknown", 0, reply);
        }
    }

    private static void type(String type, int numbers, ReplyWriter reply) {
        reply.map(2);
        reply.bulk("type");
        reply.bulk(type);
        reply.bulk("spec");
        reply.map(numbers);
    }

    private static void number(String name, int value, ReplyWriter reply) {
        reply.bulk(name);
        reply.integer(value);
    }
}
