package io.vedette.deploy.doctor;

import java.util.List;

/** How the data nodes are set up: what keeps their data, who is let in, and what they do when they are alone. */
final class Nodes {
    private static final long CLOCKS_APART_MS = 2_000;

    private Nodes() {}

    static void check(Facts facts, List<Finding> found) {
        for (NodeFacts node : facts.nodes()) {
            if (node.answers()) {
                persistence(node, found);
                access(node, found);
                clock(node, found);
                reach(facts, node, found);
            } else {
                away(node, found);
            }
        }
        facts.master().filter(NodeFacts::answers).ifPresent(master -> isolation(facts, master, found));
    }

    private static void away(NodeFacts node, List<Finding> found) {
        String why = node.refusal().orElse("");
        if (why.contains("password")) {
            found.add(Finding.note(
                    "not-asked",
                    node.name(),
                    "was not looked at: " + why,
                    "give the doctor --node-user and --node-password-file; sentinels need auth-pass for it as well"));
        } else if (why.contains("protected mode")) {
            found.add(Finding.serious(
                    "protected-mode",
                    node.name(),
                    "is in protected mode and answers nobody but its own host",
                    "give it a password (requirepass), or a bind address and 'protected-mode no'"));
        } else {
            found.add(Finding.warning(
                    "node-away",
                    node.name(),
                    "cannot be reached from here: " + why,
                    "start it; where sentinels reach it and clients like us do not, it announces an address that is known"
                            + " there only (replica-announce-ip, NAT)"));
        }
    }

    private static void persistence(NodeFacts node, List<Finding> found) {
        if (node.has("save", "") && node.has("appendonly", "no") && node.isMaster()) {
            found.add(Finding.warning(
                    "nothing-kept",
                    node.name(),
                    "the master keeps nothing on disk: restarted by a service manager before it is held for down, it comes"
                            + " back empty and its replicas copy that",
                    "set appendonly yes or a save line, or do not let it be restarted by itself"));
        }
        if ("err".equals(node.info().get("rdb_last_bgsave_status"))) {
            found.add(Finding.serious(
                    "snapshot-failed",
                    node.name(),
                    "its last snapshot failed; while that is so writes are refused (MISCONF)",
                    "look into its log: a full disk, or memory (vm.overcommit_memory)"));
        }
        if ("err".equals(node.info().get("aof_last_write_status"))) {
            found.add(Finding.serious(
                    "aof-failed",
                    node.name(),
                    "its append-only file could not be written; while that is so writes are refused (MISCONF)",
                    "look into its log: mostly a full disk"));
        }
    }

    private static void access(NodeFacts node, List<Finding> found) {
        boolean password = !node.has("requirepass", "") && node.config().containsKey("requirepass");
        if (password && node.has("masterauth", "")) {
            found.add(Finding.serious(
                    "masterauth-missing",
                    node.name(),
                    "wants a password and has no masterauth: as a replica it could not log in at a master with one",
                    "set masterauth (and masteruser) on every node, masters too"));
        }
        String bind = node.config().getOrDefault("bind", "127.0.0.1");
        boolean open = bind.contains("*") || bind.contains("0.0.0.0") || bind.isEmpty();
        if (!password && node.config().containsKey("requirepass") && open && node.has("protected-mode", "no")) {
            found.add(Finding.warning(
                    "no-password",
                    node.name(),
                    "listens on every address, without a password and without protected mode",
                    "set requirepass or ACL users, and auth-pass in the sentinels"));
        }
    }

    private static void clock(NodeFacts node, List<Finding> found) {
        node.clockAheadMs()
                .filter(ahead -> Math.abs(ahead) > CLOCKS_APART_MS)
                .ifPresent(ahead -> found.add(Finding.warning(
                        "clock",
                        node.name(),
                        "its clock is " + Math.abs(ahead) / 1000 + " s " + (ahead > 0 ? "ahead of" : "behind")
                                + " ours",
                        "run a time service (chrony) on every host: expiry and log times go by it, and redis-sentinel tilts"
                                + " when it jumps")));
    }

    /** Others cannot come by the loopback to a host that is not theirs. */
    private static void reach(Facts facts, NodeFacts node, List<Finding> found) {
        boolean loopback = isLoopback(node.address().host());
        boolean elsewhere = facts.sentinels().stream()
                .anyMatch(sentinel -> !isLoopback(sentinel.address().host()));
        if (loopback && elsewhere) {
            found.add(Finding.serious(
                    "loopback-announced",
                    node.name(),
                    "is known by a loopback address while sentinels are on other hosts",
                    "monitor the master by its real address; set replica-announce-ip on replicas behind NAT or in"
                            + " containers, and announce-ip in sentinels"));
        }
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equals("localhost");
    }

    private static void isolation(Facts facts, NodeFacts master, List<Finding> found) {
        long replicas = facts.watching().stream()
                .mapToLong(sentinel -> sentinel.replicas().size())
                .max()
                .orElse(0);
        long least =
                SentinelFacts.number(master.config(), "min-replicas-to-write").orElse(-1L);
        if (least == 0) {
            found.add(Finding.note(
                    "min-replicas",
                    master.name(),
                    "min-replicas-to-write is 0: a master that is cut off goes on taking writes that will be lost",
                    "with two replicas or more set it to 1, and min-replicas-max-lag to what may be lost in seconds"));
        } else if (least > 0 && least >= replicas) {
            found.add(Finding.warning(
                    "min-replicas-all",
                    master.name(),
                    "min-replicas-to-write is " + least + " and there are " + replicas
                            + " replicas: when one is lost nothing can be written",
                    "lower it, or add a replica"));
        }
        if (!master.isMaster()) {
            found.add(Finding.serious(
                    "master-is-replica",
                    master.name(),
                    "sentinels name it the master, and it says that it is a replica",
                    "sentinels correct that within seconds; where it stays so look at 'vedette explain " + facts.group()
                            + "'"));
        }
    }
}
