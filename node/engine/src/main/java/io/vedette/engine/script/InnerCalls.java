package io.vedette.engine.script;

import io.netty.buffer.ByteBuf;
import io.vedette.engine.client.Session;
import io.vedette.engine.command.Services;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.replication.Hearers;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import org.jspecify.annotations.Nullable;

/** Runs the commands of scripts, for the client whose script it is. */
final class InnerCalls {
    private static final int REPLIES_BETWEEN_LOOKS = 256 << 10;

    /** Four bytes of a reply can be a value of a table. */
    private static final long REPLY_GROWTH = 9;

    private static final String READ_ONLY = "Write commands are not allowed from read-only scripts.";

    private final Execution execution;
    private final Services services;
    private final ReplyWriter reply = new ReplyWriter(Protocol.RESP2);
    private @Nullable Session session;
    private boolean denying = true;
    private boolean readOnly;
    private boolean mayGrow;
    private Hearers hearers = Hearers.ALL;
    private boolean wrote;
    private long repliedBytes;

    InnerCalls(Execution execution, Services services) {
        this.execution = execution;
        this.services = services;
    }

    /** A script begins. */
    void begin(Session caller, Execution.Job job) {
        session = caller;
        readOnly = job.readOnly();
        mayGrow = job.memory() == Execution.Memory.ALLOWED || !services.refusesGrowth();
        hearers = Hearers.ALL;
        wrote = false;
        reply.protocol(Protocol.RESP2);
    }

    /** The script is over. */
    void end() {
        session = null;
    }

    void speak(boolean resp3) {
        reply.protocol(resp3 ? Protocol.RESP3 : Protocol.RESP2);
    }

    boolean speaksResp3() {
        return reply.protocol() == Protocol.RESP3;
    }

    /** Who is told of what it does from now on. */
    void tell(Hearers those) {
        hearers = those;
    }

    /** Whether commands that are not for scripts are refused. */
    void deny(boolean yes) {
        denying = yes;
    }

    /** Whether it has tried to change anything. */
    boolean hasWritten() {
        return wrote;
    }

    /** The reply as a value of Lua; a table with the field err where there is an error. */
    Object run(byte[][] words) {
        Session caller = caller();
        Request request = Request.of(words);
        ScriptHost.Found command = execution.host().find(request).orElse(null);
        if (command == null) {
            return Errors.table("Unknown Redis command called from script");
        }
        String refusal = refusal(caller, command, request);
        if (refusal != null) {
            command.refused(caller, Errors.text(refusal));
            return Errors.table(refusal);
        }
        services.effects().hearers(hearers);
        try {
            command.run(caller, request, reply);
        } finally {
            services.effects().hearers(Hearers.ALL);
        }
        ByteBuf wire = reply.take();
        repliedBytes += wire.readableBytes();
        if (repliedBytes > REPLIES_BETWEEN_LOOKS) {
            long wanted = repliedBytes * REPLY_GROWTH;
            repliedBytes = 0;
            if (!execution.hasRoom(wanted)) {
                wire.release();
                return Errors.table("not enough memory");
            }
        }
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes);
        wire.release();
        return bytes.length == 0 ? new LuaTable() : new FromReply(bytes).value();
    }

    private @Nullable String refusal(Session caller, ScriptHost.Found command, Request request) {
        CommandSpec spec = command.spec();
        if (!spec.accepts(request.argc())) {
            return "Wrong number of args calling Redis command from script";
        }
        if (denying && spec.is(CommandFlag.NOSCRIPT)) {
            return "This Redis command is not allowed from script";
        }
        String denial = command.denial(caller, request);
        if (denial != null) {
            return denial;
        }
        // A script that has changed something goes on to change things, whatever happens to the node meanwhile.
        String objection = wrote && spec.is(CommandFlag.WRITE) ? null : command.objection(caller);
        if (objection != null) {
            return objection;
        }
        if (readOnly && spec.mayReplicate()) {
            return READ_ONLY;
        }
        // A script that has changed something is not stopped in the middle.
        if (!mayGrow && !wrote && spec.is(CommandFlag.DENYOOM)) {
            return "-" + Execution.OUT_OF_MEMORY;
        }
        wrote |= spec.is(CommandFlag.WRITE);
        return null;
    }

    /** Whether the client may run a command; null if there is no such command. */
    @Nullable
    Boolean mayRun(byte[][] words) {
        Request request = Request.of(words);
        ScriptHost.Found command = execution.host().find(request).orElse(null);
        return command == null ? null : Boolean.valueOf(command.denial(caller(), request) == null);
    }

    private Session caller() {
        Session caller = session;
        if (caller == null) {
            throw new IllegalStateException("a command of a script while none runs");
        }
        return caller;
    }
}
