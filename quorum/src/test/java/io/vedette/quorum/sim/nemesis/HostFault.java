package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.sim.net.Path;

/** What happens to machines and to the ways between them. */
final class HostFault {
    static final FaultKind HOST_LOSES_POWER = new FaultKind(
            "host loses power",
            (world, fault) -> world.host(fault.one()).powerOff(),
            (world, fault) -> Restarts.hosts(world));
    static final FaultKind PARTITION = new FaultKind(
            "partition",
            (world, fault) -> world.eachPathAcross(fault.amount(), Path::cut),
            (world, fault) -> world.eachPathAcross(fault.amount(), Path::mend));
    static final FaultKind HOST_ISOLATED = new FaultKind(
            "host isolated",
            (world, fault) -> world.eachPathOf(world.host(fault.one()), Path::cut),
            (world, fault) -> world.eachPathOf(world.host(fault.one()), Path::mend));
    static final FaultKind ONE_WAY_CUT = new FaultKind(
            "one way cut",
            (world, fault) -> world.cluster()
                    .network()
                    .path(world.host(fault.one()), world.host(fault.other()))
                    .cut(),
            (world, fault) -> world.cluster()
                    .network()
                    .path(world.host(fault.one()), world.host(fault.other()))
                    .mend());
    static final FaultKind TWO_WAY_CUT = new FaultKind(
            "two way cut",
            (world, fault) -> world.eachPathBetween(world.host(fault.one()), world.host(fault.other()), Path::cut),
            (world, fault) -> world.eachPathBetween(world.host(fault.one()), world.host(fault.other()), Path::mend));
    static final FaultKind SLOW_HOST = new FaultKind(
            "slow host",
            (world, fault) -> world.eachPathOf(
                    world.host(fault.one()), path -> path.slowDown(fault.amount() % 200_000, fault.amount() % 100_000)),
            (world, fault) -> world.eachPathOf(
                    world.host(fault.one()),
                    path -> path.slowDown(-(fault.amount() % 200_000), -(fault.amount() % 100_000))));
    static final FaultKind LOSSY_HOST = new FaultKind(
            "lossy host",
            (world, fault) -> world.eachPathOf(world.host(fault.one()), path -> path.lose(fault.amount() % 200_000)),
            (world, fault) ->
                    world.eachPathOf(world.host(fault.one()), path -> path.lose(-(fault.amount() % 200_000))));
    static final FaultKind MESSAGES_REPEAT = new FaultKind(
            "messages repeat",
            (world, fault) -> world.eachPathOf(world.host(fault.one()), path -> path.repeat(fault.amount() % 500_000)),
            (world, fault) ->
                    world.eachPathOf(world.host(fault.one()), path -> path.repeat(-(fault.amount() % 500_000))));
    static final FaultKind COLD_START = new FaultKind(
            "cold start",
            (world, fault) -> world.everyProcess().forEach(process -> process.kill(World.dying(fault))),
            (world, fault) -> Restarts.everybodySoon(world, fault));

    static final FaultKind NODE_CUT_FROM_SENTINELS = new FaultKind(
            "node cut from sentinels",
            (world, fault) -> world.eachPathToSentinels(world.node(fault.one()), Path::cut),
            (world, fault) -> world.eachPathToSentinels(world.node(fault.one()), Path::mend));
    static final FaultKind NODE_CUT_FROM_ONE_SENTINEL = new FaultKind(
            "node cut from one sentinel",
            (world, fault) -> world.eachPathBetween(
                    world.node(fault.one()).host(),
                    world.sentinel(fault.other()).host(),
                    Path::cut),
            (world, fault) -> world.eachPathBetween(
                    world.node(fault.one()).host(),
                    world.sentinel(fault.other()).host(),
                    Path::mend));

    private HostFault() {}
}
