package io.vedette.tests.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One node of the crowd: as much of a redis-server as a sentinel watches and orders about. All of it runs on one event loop. */
final class CrowdNode {
    private static final String FILLER = "a_field_that_nobody_reads:" + "x".repeat(64) + "\r\n";
    private static final int FILLERS = 40;
    private static final String OK = "+OK\r\n";

    private final NodeCrowd crowd;
    private final String address;
    private final Set<NetSocket> clients = new LinkedHashSet<>();
    private final Set<NetSocket> listeners = new LinkedHashSet<>();
    private Optional<NetServer> door = Optional.empty();

    /** Whom it follows; nobody if it is a master. */
    private Optional<String> master;

    CrowdNode(NodeCrowd crowd, String address, Optional<String> master) {
        this.crowd = crowd;
        this.address = address;
        this.master = master;
    }

    String address() {
        return address;
    }

    Optional<String> master() {
        return master;
    }

    boolean isAlive() {
        return door.isPresent();
    }

    void opened(NetServer server) {
        door = Optional.of(server);
    }

    /** As kill -9: every connection ends, and nobody gets a new one. */
    void die() {
        door.ifPresent(NetServer::close);
        door = Optional.empty();
        List.copyOf(clients).forEach(NetSocket::close);
    }

    void serve(NetSocket socket) {
        clients.add(socket);
        socket.closeHandler(closed -> {
            clients.remove(socket);
            listeners.remove(socket);
        });
        socket.exceptionHandler(reset -> socket.close());
        Talk talk = new Talk(socket);
        socket.handler(talk::hear);
    }

    /** One connection: commands cut out of the bytes, and those between MULTI and EXEC. */
    private final class Talk {
        private final NetSocket socket;
        private final StringBuilder waiting = new StringBuilder();
        private Optional<List<List<String>>> queued = Optional.empty();

        private Talk(NetSocket socket) {
            this.socket = socket;
        }

        private void hear(Buffer bytes) {
            waiting.append(bytes.toString(StandardCharsets.ISO_8859_1));
            StringBuilder replies = new StringBuilder();
            for (Optional<List<String>> words = next(); words.isPresent(); words = next()) {
                replies.append(inTransaction(words.get()));
            }
            socket.write(Buffer.buffer(replies.toString(), "ISO-8859-1"));
        }

        /** The next whole command, taken from what was heard. */
        private Optional<List<String>> next() {
            int at = waiting.indexOf("\r\n") + 2;
            if (at < 3) {
                return Optional.empty();
            }
            int count = Integer.parseInt(waiting.substring(1, at - 2));
            List<String> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int end = waiting.indexOf("\r\n", at);
                if (end < 0) {
                    return Optional.empty();
                }
                int from = end + 2;
                int to = from + Integer.parseInt(waiting.substring(at + 1, end));
                if (to + 2 > waiting.length()) {
                    return Optional.empty();
                }
                words.add(waiting.substring(from, to));
                at = to + 2;
            }
            waiting.delete(0, at);
            return Optional.of(words);
        }

        private String inTransaction(List<String> words) {
            String name = words.get(0).toUpperCase(Locale.ROOT);
            if (name.equals("MULTI")) {
                queued = Optional.of(new ArrayList<>());
                return OK;
            }
            if (name.equals("EXEC") && queued.isPresent()) {
                List<List<String>> commands = queued.get();
                queued = Optional.empty();
                StringBuilder replies = new StringBuilder("*" + commands.size() + "\r\n");
                commands.forEach(command -> replies.append(answer(socket, command)));
                return replies.toString();
            }
            if (queued.isPresent() && !name.equals("DISCARD")) {
                queued.get().add(words);
                return "+QUEUED\r\n";
            }
            queued = Optional.empty();
            return answer(socket, words);
        }
    }

    private String answer(NetSocket socket, List<String> words) {
        return switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "PING" -> "+PONG\r\n";
            case "INFO" -> bulk(info(words.size() > 1));
            case "ROLE" -> role();
            case "SLAVEOF", "REPLICAOF" -> {
                master = words.get(1).equalsIgnoreCase("no") ? Optional.empty() : Optional.of(words.get(1));
                yield OK;
            }
            case "CLIENT" -> {
                killClients(socket, words);
                yield OK;
            }
            case "SUBSCRIBE" -> {
                listeners.add(socket);
                yield "*3\r\n" + bulk("subscribe") + bulk(words.get(1)) + ":1\r\n";
            }
            case "PUBLISH" -> {
                Buffer message = Buffer.buffer("*3\r\n" + bulk("message") + bulk(words.get(1)) + bulk(words.get(2)));
                listeners.forEach(listener -> listener.write(message));
                yield ":" + listeners.size() + "\r\n";
            }
            default -> OK;
        };
    }

    /** CLIENT KILL TYPE normal or pubsub, which spares who asks; sentinels end all clients of a node that changes its role. */
    private void killClients(NetSocket asker, List<String> words) {
        if (words.size() == 4 && words.get(1).equalsIgnoreCase("KILL")) {
            boolean pubsub = words.get(3).equalsIgnoreCase("pubsub");
            clients.stream()
                    .filter(client -> !client.equals(asker) && listeners.contains(client) == pubsub)
                    .toList()
                    .forEach(NetSocket::close);
        }
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    private String role() {
        if (master.isPresent()) {
            return "*5\r\n" + bulk("slave") + bulk(master.get()) + ":" + crowd.port() + "\r\n" + bulk("connected")
                    + ":100\r\n";
        }
        List<CrowdNode> followers = crowd.followersOf(address);
        StringBuilder text = new StringBuilder("*3\r\n" + bulk("master") + ":100\r\n*" + followers.size() + "\r\n");
        followers.forEach(node ->
                text.append("*3\r\n" + bulk(node.address) + bulk(Integer.toString(crowd.port())) + bulk("100")));
        return text.toString();
    }

    /** @param brief some sections were asked for: about a third of the whole */
    private String info(boolean brief) {
        StringBuilder text = new StringBuilder("# Server\r\nredis_version:7.0.15\r\nrun_id:")
                .append(id(address))
                .append("\r\n");
        text.append(FILLER.repeat(brief ? FILLERS / 3 : FILLERS)).append("# Replication\r\n");
        if (master.isEmpty()) {
            List<CrowdNode> followers = crowd.followersOf(address);
            text.append("role:master\r\nconnected_slaves:" + followers.size() + "\r\n");
            for (int i = 0; i < followers.size(); i++) {
                text.append("slave" + i + ":ip=" + followers.get(i).address + ",port=" + crowd.port()
                        + ",state=online,offset=100,lag=0\r\n");
            }
        } else {
            boolean up = crowd.isMaster(master.get());
            text.append("role:slave\r\nmaster_host:" + master.get() + "\r\nmaster_port:" + crowd.port()
                    + "\r\nmaster_link_status:" + (up ? "up" : "down")
                    + "\r\nmaster_last_io_seconds_ago:" + (up ? 0 : -1) + "\r\n");
            text.append(up ? "" : "master_link_down_since_seconds:0\r\n");
            text.append("slave_repl_offset:100\r\nslave_priority:100\r\nreplica_announced:1\r\n");
        }
        String net = address.substring(0, address.lastIndexOf('.'));
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
}
