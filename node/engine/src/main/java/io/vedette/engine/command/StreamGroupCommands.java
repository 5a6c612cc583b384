package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.HelpReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XGROUP and XACK: groups come and go, and say what they are done with. */
final class StreamGroupCommands {

    private static final int KEY = 2;
    private static final int GROUP = 3;
    private static final int OPTIONS = 5;

    private StreamGroupCommands() {}

    static void bind(Bindings table) {
        table.container("xgroup")
                .bind("xgroup|create", StreamGroupCommands::create)
                .bind("xgroup|setid", StreamGroupCommands::setId)
                .bind("xgroup|destroy", StreamGroupCommands::destroy)
                .bind("xgroup|createconsumer", StreamGroupCommands::createConsumer)
                .bind("xgroup|delconsumer", StreamGroupCommands::deleteConsumer)
                .bind("xgroup|help", call -> HelpReply.write(Bindings.CATALOGUE.spec("xgroup"), call.reply()))
                .bind("xack", StreamGroupCommands::acknowledge);
    }

    /** What XGROUP CREATE and SETID may say. */
    private record Options(boolean mkStream, long entriesRead) {

        static Options parse(Call call, boolean creating) {
            boolean mkStream = false;
            long read = Group.UNKNOWN;
            for (int i = OPTIONS; i < call.argc(); i++) {
                if (creating && call.is(i, "mkstream")) {
                    mkStream = true;
                } else if (call.is(i, "entriesread") && i + 1 < call.argc()) {
                    read = call.integer(++i);
                    if (read < Group.UNKNOWN) {
                        throw new CommandError("ERR value for ENTRIESREAD must be positive or -1");
                    }
                } else {
                    throw new CommandError(CommandErrors.unknownSubcommandOrArity(call.request()));
                }
            }
            return new Options(mkStream, read);
        }
    }

    private static void create(Call call) {
        Options options = Options.parse(call, true);
        StreamValue stream = options.mkStream() ? call.streamToWrite(KEY) : existing(call);
        if (call.argc() > 8) {
            throw new CommandError(CommandErrors.unknownSubcommandOrArity(call.request()));
        }
        boolean fromNow = call.is(4, "$");
        StreamId given = fromNow ? StreamId.ZERO : StreamIds.exact(call, 4);
        StreamId id = fromNow && stream != null ? stream.lastId() : given;
        StreamValue target = stream == null ? new StreamValue() : stream;
        if (stream == null) {
            call.database().put(call.bytes(KEY), target);
            call.database().modified(call.bytes(KEY));
        } else if (stream.group(call.bytes(GROUP)) != null) {
            throw new CommandError("BUSYGROUP Consumer Group name already exists");
        }
        target.create(call.bytes(GROUP), id, options.entriesRead());
        happened(call, "xgroup-create");
        call.reply().ok();
    }

    private static void setId(Call call) {
        Options options = Options.parse(call, false);
        StreamValue stream = existing(call);
        Group group = existing(call, stream);
        if (call.argc() > 7) {
            throw new CommandError(CommandErrors.unknownSubcommandOrArity(call.request()));
        }
        StreamId id = call.is(4, "$") ? stream.lastId() : StreamIds.orEdge(call, 4);
        group.position(id, options.entriesRead());
        happened(call, "xgroup-setid");
        call.reply().ok();
    }

    private static void destroy(Call call) {
        StreamValue stream = existing(call);
        Group group = stream.group(call.bytes(GROUP));
        if (group != null) {
            stream.remove(group);
            happened(call, "xgroup-destroy");
            // Who waits as one of the group is told that it is gone.
            call.services().waitingRoom().appeared(call.database(), call.bytes(KEY));
        }
        call.reply().integer(group == null ? 0 : 1);
    }

    private static void createConsumer(Call call) {
        Group group = existing(call, existing(call));
        boolean created = group.consumer(call.bytes(4)) == null;
        if (created) {
            group.create(call.bytes(4), call.nowMs());
            happened(call, "xgroup-createconsumer");
        }
        call.reply().integer(created ? 1 : 0);
    }

    private static void deleteConsumer(Call call) {
        Group group = existing(call, existing(call));
        Consumer consumer = group.consumer(call.bytes(4));
        int pending = consumer == null ? 0 : consumer.pending().size();
        if (consumer != null) {
            group.remove(consumer);
            happened(call, "xgroup-delconsumer");
        }
        call.reply().integer(pending);
    }

    private static void acknowledge(Call call) {
        StreamValue stream = call.stream(1) == null ? null : call.streamToWrite(1);
        Group group = stream == null ? null : stream.group(call.bytes(2));
        if (group == null) {
            call.reply().integer(0);
            return;
        }
        List<StreamId> ids = new ArrayList<>();
        for (int i = 3; i < call.argc(); i++) {
            ids.add(StreamIds.exact(call, i));
        }
        int acknowledged = 0;
        for (StreamId id : ids) {
            acknowledged += group.acknowledge(id) ? 1 : 0;
        }
        if (acknowledged > 0) {
            call.changed();
        }
        call.reply().integer(acknowledged);
    }

    /** A change of groups, which is none of the key for those who watch it. */
    private static void happened(Call call, String event) {
        call.changed();
        call.happened(KEY, EventClass.STREAM, event);
    }

    private static StreamValue existing(Call call) {
        @Nullable StreamValue stream = call.streamToWrite(KEY);
        if (stream == null) {
            throw new CommandError("ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may"
                    + " want to use the MKSTREAM option to create an empty stream automatically.");
        }
        return stream;
    }

    private static Group existing(Call call, StreamValue stream) {
        Group group = stream.group(call.bytes(GROUP));
        if (group == null) {
            throw StreamErrors.noGroupForKey(call, KEY, GROUP);
        }
        return group;
    }
}
