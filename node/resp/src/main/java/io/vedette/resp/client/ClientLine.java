package io.vedette.resp.client;

import io.vedette.resp.pubsub.Kind;
import io.vedette.resp.pubsub.Subscriptions;
import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.MemoryFigures;
import io.vedette.resp.server.Session;

/** One client as CLIENT LIST and CLIENT INFO show it: {@code key=value} fields that tools split at spaces. */
final class ClientLine {
    /** Redis's own figure for the first buffer of a reply. */
    private static final long REPLY_BUFFER_BYTES = 512;

    private final StringBuilder line = new StringBuilder(320);

    String of(Connection connection, long nowMs) {
        line.setLength(0);
        Session session = connection.session();
        put("id", connection.id());
        put("addr", connection.peer().address());
        put("laddr", connection.peer().localAddress());
        put("fd", connection.peer().fd());
        put("name", session.name());
        put("age", connection.activity().ageMs(nowMs) / 1000);
        put("idle", connection.activity().idleMs(nowMs) / 1000);
        put("flags", flags(connection));
        put("db", session.database());
        put("sub", Subscriptions.count(connection, Kind.CHANNEL));
        put("psub", Subscriptions.count(connection, Kind.PATTERN));
        put("ssub", Subscriptions.count(connection, Kind.SHARD));
        put("multi", session.queuedCommands());
        memory(connection.memory());
        put("cmd", connection.activity().lastCommand());
        put("user", session.user().name());
        put("redir", Tracking.redirectShown(connection));
        put("resp", connection.protocol().version());
        put("lib-name", session.libraryName());
        put("lib-ver", session.libraryVersion());
        line.setLength(line.length() - 1);
        return line.toString();
    }

    /** Much of what clients have an own link has not. */
    String of(OwnLink link, long nowMs) {
        line.setLength(0);
        put("id", link.id());
        put("addr", link.address());
        put("laddr", link.localAddress());
        put("fd", -1);
        put("name", "");
        put("age", (nowMs - link.sinceMs()) / 1000);
        put("idle", (nowMs - link.heardMs()) / 1000);
        put("flags", link.clientClass() == ClientClass.MASTER ? "M" : "N");
        put("db", link.database());
        put("sub", 0);
        put("psub", 0);
        put("ssub", 0);
        put("multi", -1);
        memory(new MemoryFigures(0, 0, 0, 0, 0, true, 0, 0));
        put("cmd", "NULL");
        put("user", "(superuser)");
        put("redir", -1);
        put("resp", 2);
        put("lib-name", "");
        put("lib-ver", "");
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private void memory(MemoryFigures figures) {
        put("qbuf", figures.queryBytes());
        put("qbuf-free", figures.queryFreeBytes());
        put("argv-mem", 0);
        put("multi-mem", figures.transactionBytes());
        put("rbs", Math.max(REPLY_BUFFER_BYTES, figures.replyBytes()));
        put("rbp", figures.replyBytes());
        put("obl", figures.replyBytes());
        put("oll", figures.channelWrites());
        put("omem", figures.channelBytes());
        put("tot-mem", figures.totalBytes());
        put("events", (figures.reading() ? "r" : "") + (figures.channelWrites() > 0 ? "w" : ""));
    }

    private static String flags(Connection connection) {
        StringBuilder letters = new StringBuilder();
        for (ClientFlag flag : connection.flags()) {
            letters.append(flag.letter());
        }
        return letters.isEmpty() ? "N" : letters.toString();
    }

    private void put(String key, String value) {
        line.append(key).append('=').append(value).append(' ');
    }

    private void put(String key, long value) {
        line.append(key).append('=').append(value).append(' ');
    }
}
