package io.vedette.node.watch;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** MONITOR: clients that are shown every command. */
public final class Monitors implements CommandHandler, ConnectionListener {
    private final Set<Connection> watching = new LinkedHashSet<>();

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        watching.add(connection);
        connection.flags().add(ClientFlag.MONITOR);
        reply.ok();
    }

    public boolean isEmpty() {
        return watching.isEmpty();
    }

    /** Shows a command to everybody who watches. */
    public void show(int database, String sender, Request request, long nowMs) {
        StringBuilder line = new StringBuilder(64);
        line.append(String.format(Locale.ROOT, "+%d.%06d [", nowMs / 1000, nowMs % 1000 * 1000))
                .append(database)
                .append(' ')
                .append(sender)
                .append(']');
        BitSet hidden = Secrets.in(request);
        for (int i = 0; i < request.argc(); i++) {
            line.append(" \"");
            if (hidden.get(i)) {
                line.append(Secrets.HIDDEN);
            } else {
                quote(request, i, line);
            }
            line.append('"');
        }
        byte[] wire = line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = Unpooled.wrappedBuffer(wire);
        watching.forEach(watcher -> watcher.push(frame.retainedDuplicate()));
        frame.release();
    }

    @Override
    public void reset(Connection connection) {
        watching.remove(connection);
        connection.flags().remove(ClientFlag.MONITOR);
    }

    @Override
    public void closed(Connection connection) {
        watching.remove(connection);
    }

    private static void quote(Request request, int i, StringBuilder line) {
        for (int k = 0; k < request.length(i); k++) {
            byte b = request.byteAt(i, k);
            switch (b) {
                case '\\', '"' -> line.append('\\').append((char) b);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case 7 -> line.append("\\a");
                case '\b' -> line.append("\\b");
                default -> {
                    if (b >= ' ' && b < 127) {
                        line.append((char) b);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\x%02x", b));
                    }
                }
            }
        }
    }
}
