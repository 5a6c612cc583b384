package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeInfo.Downstream;
import io.vedette.quorum.NodeInfo.Upstream;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the text of INFO. Whoever answers may be broken or hostile, so a field that cannot be read counts as missing, and a text
 * without a run id and a role is no INFO at all. Numbers out of range are cut to what they could mean, never believed.
 */
final class InfoText {
    /** More replicas on one master than this are not looked at: each becomes a link. */
    static final int MAX_REPLICAS = 1_000;

    /** A text has some hundred and fifty fields, and comes thousands of times a minute. */
    private static final Set<String> READ = Set.of(
            "run_id",
            "role",
            "loading",
            "loading_eta_seconds",
            "shutdown_in_milliseconds",
            "master_repl_offset",
            "slave_repl_offset",
            "master_replid",
            "slave_priority",
            "replica_announced",
            "master_host",
            "master_port",
            "master_link_status",
            "master_link_down_since_seconds",
            "master_last_io_seconds_ago",
            "master_sync_in_progress");

    /** Of those, and of {@code slave0}: most fields begin with others, and are not looked at any further. */
    private static final String FIRST_LETTERS = Stream.concat(READ.stream(), Stream.of("slave0"))
            .map(key -> key.substring(0, 1))
            .distinct()
            .collect(Collectors.joining());

    private static final int RUN_ID_LENGTH = 40;
    private static final long NEVER_UP_MS = -1_000;

    private final Map<String, String> fields = new HashMap<>();
    private final List<Downstream> replicas = new ArrayList<>();

    private InfoText(String text) {
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            line(text, from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
            from = end + 1;
        }
    }

    /** What it says; empty when it is not the INFO of a data node. */
    static Optional<NodeInfo> read(String text) {
        InfoText info = new InfoText(text);
        return info.runId().flatMap(runId -> info.role().map(role -> info.node(runId, role)));
    }

    private void line(String text, int from, int end) {
        if (from == end || FIRST_LETTERS.indexOf(text.charAt(from)) < 0) {
            return;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= end) {
            return;
        }
        String key = text.substring(from, colon);
        if (READ.contains(key)) {
            fields.put(key, text.substring(colon + 1, end));
        } else if (isReplicaKey(key)) {
            replica(text.substring(colon + 1, end));
        }
    }

    private NodeInfo node(RunId runId, NodeRole role) {
        boolean master = role == NodeRole.MASTER;
        boolean loading = text("loading").equals("1");
        return new NodeInfo(
                runId,
                role,
                Math.max(
                        0,
                        number(master ? "master_repl_offset" : "slave_repl_offset")
                                .orElse(0)),
                replicationId(),
                master ? Optional.empty() : upstream(),
                priority(),
                !text("replica_announced").equals("0"),
                master ? List.copyOf(replicas) : List.of(),
                loading,
                loading ? number("loading_eta_seconds") : OptionalLong.empty(),
                fields.containsKey("shutdown_in_milliseconds"));
    }

    private Optional<RunId> runId() {
        String id = text("run_id");
        boolean wellFormed = id.length() == RUN_ID_LENGTH && id.chars().allMatch(Addresses::isLetterOrDigit);
        return wellFormed ? Optional.of(new RunId(id)) : Optional.empty();
    }

    private Optional<NodeRole> role() {
        String role = text("role");
        for (NodeRole candidate : NodeRole.values()) {
            if (candidate.wireName().equals(role)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Optional<String> replicationId() {
        String id = text("master_replid");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private int priority() {
        long priority = number("slave_priority").orElse(NodeInfo.DEFAULT_PRIORITY);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, priority));
    }

    private Optional<Upstream> upstream() {
        boolean up = text("master_link_status").equals("up");
        OptionalLong lastIo = number("master_last_io_seconds_ago");
        return Addresses.of(text("master_host"), text("master_port"))
                .map(master -> new Upstream(
                        master,
                        up,
                        linkDownForMs(),
                        lastIo.orElse(-1) < 0 ? OptionalLong.empty() : lastIo,
                        text("master_sync_in_progress").equals("1")));
    }

    private long linkDownForMs() {
        long seconds = number("master_link_down_since_seconds").orElse(0);
        return seconds < 0 ? NEVER_UP_MS : Math.min(seconds, Long.MAX_VALUE / 1_000) * 1_000;
    }

    /** {@code slave0:}, {@code slave1:}... but not {@code slave_priority:}. */
    private static boolean isReplicaKey(String key) {
        return key.length() > 5
                && key.startsWith("slave")
                && key.chars().skip(5).allMatch(c -> c >= '0' && c <= '9');
    }

    private void replica(String value) {
        if (replicas.size() == MAX_REPLICAS) {
            return;
        }
        Map<String, String> parts = new HashMap<>();
        String[] pieces = value.split(",", -1);
        for (String piece : pieces) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                parts.put(piece.substring(0, equals), piece.substring(equals + 1));
            }
        }
        Optional<HostPort> address = parts.isEmpty() && pieces.length >= 2
                ? Addresses.of(pieces[0], pieces[1]) // ip,port,state: before Redis 2.8
                : Addresses.of(parts.getOrDefault("ip", ""), parts.getOrDefault("port", ""));
        String state = parts.isEmpty() && pieces.length >= 3 ? pieces[2] : parts.getOrDefault("state", "");
        long offset = Math.max(0, parse(parts.getOrDefault("offset", "")).orElse(0));
        address.ifPresent(at -> replicas.add(new Downstream(at, state.equals("online"), offset)));
    }

    private String text(String key) {
        return fields.getOrDefault(key, "");
    }

    private OptionalLong number(String key) {
        return parse(text(key));
    }

    private static OptionalLong parse(String digits) {
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
