package io.vedette.engine.client;

import io.netty.buffer.Unpooled;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The commands a client has sent since MULTI, kept as the bytes they came in: to run them they are read again, so that
 * a handler sees a {@link Request} like any other.
 */
public final class Transaction {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private int commands;
    private boolean refused;
    private boolean grows;
    private boolean writing;
    private boolean replicated;
    private final Set<CommandSpec> kinds = new LinkedHashSet<>();

    /** How many commands there are. */
    public int commands() {
        return commands;
    }

    /** What they take. */
    public int bytes() {
        return wire.size();
    }

    /** Whether one of them could not be queued, so that none may run. */
    public boolean isRefused() {
        return refused;
    }

    public void refuse() {
        refused = true;
    }

    /** Whether one of them may take more memory. */
    public boolean mayGrow() {
        return grows;
    }

    /** Whether one of them changes keys. */
    public boolean isWriting() {
        return writing;
    }

    /** Whether one of them may reach replicas. */
    public boolean isReplicated() {
        return replicated;
    }

    /** What commands there are, each kind once. */
    public Collection<CommandSpec> kinds() {
        return Collections.unmodifiableSet(kinds);
    }

    /** Keeps a command of this kind for EXEC. */
    public void queue(Request request, CommandSpec kind, boolean mayReplicate) {
        replicated |= mayReplicate;
        queue(request, kind);
    }

    /** The same where nobody asks whether it reaches replicas. */
    public void queue(Request request, CommandSpec kind) {
        kinds.add(kind);
        grows |= kind.is(CommandFlag.DENYOOM);
        writing |= kind.is(CommandFlag.WRITE);
        queue(request);
    }

    /** Keeps a command of which nothing has to be known. */
    public void queue(Request request) {
        header('*', request.argc());
        for (int i = 0; i < request.argc(); i++) {
            header('$', request.length(i));
            wire.write(request.array(), request.offset(i), request.length(i));
            wire.write('\r');
            wire.write('\n');
        }
        commands++;
    }

    /** Gives the commands in turn; to be released in the end. */
    public RequestReader reader() {
        int whole = Integer.MAX_VALUE;
        RequestReader reader = new RequestReader(new WireLimits(whole, whole, 64 << 10, 10, 16 << 10, whole));
        reader.append(Unpooled.wrappedBuffer(wire.toByteArray()));
        return reader;
    }

    private void header(char type, int count) {
        byte[] line = (type + Integer.toString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        wire.write(line, 0, line.length);
    }
}
