package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.Command;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Hello;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Setup;
import java.util.List;
import java.util.Optional;

/** What operators do, and somebody who pretends to be a sentinel. */
final class OperatorFault {
    static final FaultKind ABSURD_EPOCH = new FaultKind(
            "absurd epoch",
            (world, fault) -> {
                RedisNode node = world.victim(fault.one());
                Hello lie = new Hello(
                        node.address(),
                        new SentinelId("liar"),
                        new Epoch(fault.amount() % 2 == 0 ? -1L : Long.MAX_VALUE),
                        world.group(fault.other()),
                        node.address(),
                        new Epoch(-2L));
                if (node.isHealthy()) {
                    node.received(node.unconnected(), new Message.HelloMessage(lie));
                }
            },
            (world, fault) -> {});
    static final FaultKind OPERATOR_FAILOVER = new FaultKind(
            "operator failover",
            (world, fault) ->
                    world.command(fault.one(), new Command.Failover(world.group(fault.other()), Optional.empty())),
            (world, fault) -> {});
    static final FaultKind OPERATOR_SWITCHOVER = new FaultKind(
            "operator switchover",
            (world, fault) ->
                    world.command(fault.one(), new Command.Switchover(world.group(fault.other()), Optional.empty())),
            (world, fault) -> {});
    static final FaultKind OPERATOR_PAUSE = new FaultKind(
            "operator pause",
            (world, fault) ->
                    world.everybody(new Command.Pause(world.group(fault.other()), fault.forMs(), "simulated")),
            (world, fault) -> world.everybody(new Command.Resume(world.group(fault.other()))));
    static final FaultKind OPERATOR_FORGETS_REPLICA = new FaultKind(
            "operator forgets replica",
            (world, fault) -> world.command(
                    fault.one(),
                    new Command.ForgetReplica(
                            world.node(fault.other()).group(),
                            world.node(fault.other()).address())),
            (world, fault) -> {});
    static final FaultKind OPERATOR_RESETS = new FaultKind(
            "operator resets",
            (world, fault) -> forgetting(world, fault.one(), new Command.Reset(List.of(world.group(fault.other())))),
            (world, fault) -> {});
    static final FaultKind OPERATOR_FORGETS_SENTINEL = new FaultKind(
            "operator forgets sentinel",
            (world, fault) -> forgetting(
                    world,
                    fault.one(),
                    new Command.ForgetSentinel(
                            world.group(fault.amount()),
                            world.sentinel(fault.other()).id())),
            (world, fault) -> {});
    static final FaultKind OPERATOR_FLUSHES = new FaultKind(
            "operator flushes",
            (world, fault) -> world.command(fault.one(), new Command.Flush()),
            (world, fault) -> {});
    static final FaultKind OPERATOR_SIMULATES_FAILURE = new FaultKind(
            "operator simulates failure",
            (world, fault) -> world.command(
                    fault.one(), new Command.SimulateFailure(fault.amount() % 2 == 0, fault.amount() % 4 < 2)),
            (world, fault) -> {
                world.command(fault.one(), new Command.SimulateFailure(false, false));
                Restarts.sentinels(world);
            });

    private OperatorFault() {}

    /**
     * A majority is one of all sentinels that are known. Where the quorum is less than the majority of all there are, whoever is made to
     * forget some of them may be elected by a minority; so it is with redis-sentinel, and so the operator is told in its manual.
     */
    private static void forgetting(World world, int sentinel, Command command) {
        Setup setup = world.cluster().setup();
        if (setup.rules().quorum() >= setup.majority()) {
            world.command(sentinel, command);
        }
    }
}
