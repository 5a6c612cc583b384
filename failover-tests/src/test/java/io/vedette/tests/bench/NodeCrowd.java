package io.vedette.tests.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Thousands of data nodes in one process, as far as a sentinel can see: each address of 127.0.0.0/8 is a node of its own. Group
 * {@code g} has its master on 127.a.b.1 and two replicas on 127.a.b.2 and 127.a.b.3. They answer PING, INFO, PUBLISH and SUBSCRIBE
 * as a healthy redis-server would, and everything else with OK.
 */
final class NodeCrowd implements AutoCloseable {
    private static final int GROUPS_PER_NET = 250;
    private static final String FILLER = "a_field_that_nobody_reads:" + "x".repeat(64) + "\r\n";
    private static final int FILLERS = 40;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Set<NetSocket>> listeners = new HashMap<>();
    private final int port;

    NodeCrowd() {
        port = vertx.createNetServer()
                .connectHandler(this::serve)
                .listen(0, "0.0.0.0")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    int port() {
        return port;
    }

    static String master(int group) {
        return "127." + (1 + group / GROUPS_PER_NET) + "." + group % GROUPS_PER_NET + ".1";
    }

    private void serve(NetSocket socket) {
        String address = socket.localAddress().hostAddress();
        StringBuilder waiting = new StringBuilder();
        socket.closeHandler(
                closed -> listeners.getOrDefault(address, new LinkedHashSet<>()).remove(socket));
        socket.handler(bytes -> {
            waiting.append(bytes.toString(StandardCharsets.ISO_8859_1));
            StringBuilder replies = new StringBuilder();
            for (int end = command(waiting); end > 0; end = command(waiting)) {
                replies.append(answer(socket, address, waiting.substring(0, end).split("\r\n", -1)));
                waiting.delete(0, end);
            }
            socket.write(Buffer.buffer(replies.toString(), "ISO-8859-1"));
        });
    }

    /** Where the first whole command ends; 0 when there is none yet. */
    private static int command(StringBuilder text) {
        int at = text.indexOf("\r\n") + 2;
        if (at < 3) {
            return 0;
        }
        int words = Integer.parseInt(text.substring(1, at - 2));
        for (int i = 0; i < words; i++) {
            int end = text.indexOf("\r\n", at);
            if (end < 0) {
                return 0;
            }
            at = end + 2 + Integer.parseInt(text.substring(at + 1, end)) + 2;
            if (at > text.length()) {
                return 0;
            }
        }
        return at;
    }

    /** Words stand at the odd places from the third line on. */
    private String answer(NetSocket socket, String address, String[] lines) {
        return switch (lines[2].toUpperCase(Locale.ROOT)) {
            case "PING" -> "+PONG\r\n";
            case "INFO" -> bulk(info(address));
            case "SUBSCRIBE" -> {
                listeners
                        .computeIfAbsent(address, first -> new LinkedHashSet<>())
                        .add(socket);
                yield "*3\r\n" + bulk("subscribe") + bulk(lines[4]) + ":1\r\n";
            }
            case "PUBLISH" -> {
                Set<NetSocket> all = listeners.getOrDefault(address, Set.of());
                Buffer message = Buffer.buffer("*3\r\n" + bulk("message") + bulk(lines[4]) + bulk(lines[6]));
                all.forEach(listener -> listener.write(message));
                yield ":" + all.size() + "\r\n";
            }
            default -> "+OK\r\n";
        };
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    private String info(String address) {
        String net = address.substring(0, address.lastIndexOf('.') + 1);
        StringBuilder text =
                new StringBuilder("# Server\r\nrun_id:").append(id(address)).append("\r\n");
        text.append(FILLER.repeat(FILLERS)).append("# Replication\r\n");
        if (address.endsWith(".1")) {
            text.append("role:master\r\nconnected_slaves:2\r\n");
            for (int i = 2; i <= 3; i++) {
                text.append(
                        "slave" + (i - 2) + ":ip=" + net + i + ",port=" + port + ",state=online,offset=100,lag=0\r\n");
            }
        } else {
            text.append("role:slave\r\nmaster_host:" + net + "1\r\nmaster_port:" + port
                    + "\r\nmaster_link_status:up\r\nmaster_last_io_seconds_ago:0\r\nslave_repl_offset:100\r\n"
                    + "slave_priority:100\r\nreplica_announced:1\r\n");
        }
        return text.append("master_replid:" + id(net) + "\r\nmaster_repl_offset:100\r\n")
                .toString();
    }

    /** Forty hex digits that are always the same for this text. */
    private static String id(String text) {
        String hex = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return hex + hex.substring(0, 8);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
