package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.sim.net.Path;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.node.Restart;

/** What happens to data nodes. */
final class NodeFault {
    static final FaultKind CRASH_NODE = new FaultKind(
            "crash node",
            (world, fault) -> world.victim(fault.one()).kill(World.dying(fault)),
            (world, fault) -> Restarts.nodes(world, Restart.WITH_ALL_DATA));
    static final FaultKind CRASH_MASTER = new FaultKind(
            "crash master",
            (world, fault) ->
                    world.cluster().presumedMaster(world.group(fault.one())).kill(World.dying(fault)),
            (world, fault) -> Restarts.nodes(world, Restart.WITH_ALL_DATA));
    static final FaultKind ALL_MASTERS_CRASH = new FaultKind(
            "all masters crash",
            (world, fault) -> world.cluster()
                    .groups()
                    .forEach(group -> world.cluster().presumedMaster(group).kill(World.dying(fault))),
            (world, fault) -> Restarts.nodes(world, Restart.WITH_ALL_DATA));
    static final FaultKind CRASH_NODE_KEEPING_AN_OLD_SNAPSHOT = new FaultKind(
            "crash node keeping an old snapshot",
            (world, fault) -> world.victim(fault.one()).kill(World.dying(fault)),
            (world, fault) -> Restarts.nodes(world, Restart.WITH_OLD_SNAPSHOT));
    static final FaultKind CRASH_NODE_LOSING_ALL_DATA = new FaultKind(
            "crash node losing all data",
            (world, fault) -> world.victim(fault.one()).kill(World.dying(fault)),
            (world, fault) -> Restarts.nodes(world, Restart.EMPTY));
    static final FaultKind REBORN_EMPTY_MASTER = new FaultKind(
            "reborn empty master",
            (world, fault) -> {
                RedisNode master = world.cluster().presumedMaster(world.group(fault.one()));
                master.kill(World.dying(fault));
                world.cluster()
                        .clock()
                        .after(1_000L * (fault.amount() % 500), () -> Restarts.node(master, Restart.EMPTY));
            },
            (world, fault) -> {});
    static final FaultKind CRASH_AND_RESTART_AT_ONCE = new FaultKind(
            "crash and restart at once",
            (world, fault) -> {
                RedisNode victim = world.victim(fault.one());
                victim.kill(World.dying(fault));
                world.cluster().clock().after(20_000, () -> Restarts.node(victim, Restart.WITH_ALL_DATA));
            },
            (world, fault) -> {});
    static final FaultKind PAUSE_NODE = new FaultKind(
            "pause node",
            (world, fault) -> world.victim(fault.one()).pause(),
            (world, fault) -> Restarts.resume(world));
    static final FaultKind NODE_REFUSES = new FaultKind(
            "node refuses",
            (world, fault) -> world.victim(fault.one()).refuse(true),
            (world, fault) -> Restarts.calm(world, node -> node.refuse(false)));
    static final FaultKind NODE_IS_MISCONFIGURED = new FaultKind(
            "node is misconfigured",
            (world, fault) -> world.victim(fault.one()).faults().misconfigured(true),
            (world, fault) -> Restarts.calm(world, node -> node.faults().misconfigured(false)));
    static final FaultKind NODE_IS_BUSY = new FaultKind(
            "node is busy",
            (world, fault) -> world.victim(fault.one()).faults().busy(true),
            (world, fault) -> Restarts.calm(world, node -> node.faults().busy(false)));
    static final FaultKind NODE_LOADS_SLOWLY = new FaultKind(
            "node loads slowly",
            (world, fault) -> world.node(fault.one()).faults().loadsFor(1_000L * (fault.amount() % 15_000)),
            (world, fault) ->
                    world.cluster().nodes().forEach(node -> node.faults().loadsFor(100_000)));
    /** One replica does not get the last two seconds of its master, then the master dies. */
    static final FaultKind MASTER_DIES_BEFORE_A_LAGGING_REPLICA = new FaultKind(
            "master dies before a lagging replica",
            (world, fault) -> {
                RedisNode master = world.victim(2 * fault.one());
                RedisNode lagging = world.another(master, fault.other());
                world.eachPathBetween(master.host(), lagging.host(), Path::cut);
                world.cluster().clock().after(2_000_000, () -> {
                    world.eachPathBetween(master.host(), lagging.host(), Path::mend);
                    master.kill(World.dying(fault));
                });
            },
            (world, fault) -> Restarts.nodes(world, Restart.WITH_ALL_DATA));

    /** One replica begins anew, and its master dies before it has everything. */
    static final FaultKind MASTER_DIES_DURING_A_FIRST_SYNC = new FaultKind(
            "master dies during a first sync",
            (world, fault) -> {
                RedisNode master = world.cluster().presumedMaster(world.group(fault.one()));
                RedisNode newcomer = world.another(master, fault.other());
                master.faults().snapshotsFor(5_000_000);
                newcomer.kill(World.dying(fault));
                world.cluster().clock().after(50_000, () -> Restarts.node(newcomer, Restart.EMPTY));
                world.cluster().clock().after(2_000_000, () -> master.kill(World.dying(fault)));
            },
            (world, fault) -> {
                world.cluster().nodes().forEach(node -> node.faults().snapshotsFor(300_000));
                Restarts.nodes(world, Restart.WITH_ALL_DATA);
            });

    static final FaultKind REPLICATION_STARTS_SLOWLY = new FaultKind(
            "replication starts slowly",
            (world, fault) -> world.cluster()
                    .nodes()
                    .forEach(node -> node.faults().snapshotsFor(1_000L * (fault.amount() % 30_000))),
            (world, fault) ->
                    world.cluster().nodes().forEach(node -> node.faults().snapshotsFor(300_000)));
    static final FaultKind REPLICA_HAS_PRIORITY_ZERO = new FaultKind(
            "replica has priority zero",
            (world, fault) -> world.node(fault.one()).faults().priority(0),
            (world, fault) ->
                    world.cluster().nodes().forEach(node -> node.faults().priority(100)));
    static final FaultKind CONNECTIONS_RESET = new FaultKind(
            "connections reset", (world, fault) -> world.victim(fault.one()).resetConnections(), (world, fault) -> {});

    private NodeFault() {}
}
