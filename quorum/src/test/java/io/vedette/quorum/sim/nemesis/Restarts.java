package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Program;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.node.Restart;
import io.vedette.quorum.sim.run.Cluster;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a fault's end puts right. It concerns everybody rather than the fault's own victim: who that was may depend on who was
 * master then, and nothing must stay broken when the last fault has ended.
 */
final class Restarts {
    private static final long NORMAL_DISK_US = 1_000;

    private Restarts() {}

    static void node(RedisNode node, Restart found) {
        if (!node.isRunning() && node.host().isUp()) {
            node.putOnDisk(found);
            node.start();
        }
    }

    static void nodes(World world, Restart found) {
        world.cluster().nodes().forEach(node -> node(node, found));
    }

    static void sentinels(World world) {
        world.cluster().sentinels().forEach(sentinel -> {
            sentinel.disk().onNextWrite(() -> {});
            sentinel.start();
        });
    }

    /** Puts every node right, and remembers that something was wrong until now. */
    static void calm(World world, Consumer<RedisNode> cure) {
        world.cluster().nodes().forEach(node -> {
            cure.accept(node);
            node.disturbed();
        });
    }

    static void resume(World world) {
        calm(world, node -> {});
        world.everyProcess().forEach(Program::resume);
    }

    static void disks(World world) {
        world.cluster().sentinels().forEach(sentinel -> {
            sentinel.disk().full(false);
            sentinel.disk().latency(NORMAL_DISK_US);
        });
    }

    static void hosts(World world) {
        for (Host host : world.cluster().network().hosts()) {
            if (!host.isUp()) {
                host.powerOn();
                host.processes().forEach(Restarts::program);
            }
        }
    }

    private static void program(Program program) {
        if (program instanceof RedisNode node) {
            node(node, Restart.WITH_ALL_DATA);
        } else {
            program.start();
        }
    }

    static void everybodySoon(World world, Fault fault) {
        Cluster cluster = world.cluster();
        RandomGenerator random = cluster.streams().named("cold start " + fault.atMs());
        world.everyProcess()
                .forEach(process -> cluster.clock().after(random.nextInt(3_000_000), () -> program(process)));
    }
}
