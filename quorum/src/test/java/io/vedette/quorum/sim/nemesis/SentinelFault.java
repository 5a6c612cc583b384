package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.sim.net.Program;
import io.vedette.quorum.sim.sentinel.HookMood;
import io.vedette.quorum.sim.sentinel.SentinelProcess;

/** What happens to sentinels, their disks and clocks. */
final class SentinelFault {
    static final FaultKind CRASH_SENTINEL = new FaultKind(
            "crash sentinel",
            (world, fault) -> world.sentinel(fault.one()).kill(World.dying(fault)),
            (world, fault) -> Restarts.sentinels(world));
    static final FaultKind PAUSE_SENTINEL = new FaultKind(
            "pause sentinel",
            (world, fault) -> world.sentinel(fault.one()).pause(),
            (world, fault) -> Restarts.resume(world));
    static final FaultKind ALL_SENTINELS_BLIND = new FaultKind(
            "all sentinels blind",
            (world, fault) -> world.cluster().sentinels().forEach(Program::pause),
            (world, fault) -> Restarts.resume(world));
    static final FaultKind SLOW_DISK = new FaultKind(
            "slow disk",
            (world, fault) -> world.sentinel(fault.one()).disk().latency(1_000L * (fault.amount() % 3_000)),
            (world, fault) -> Restarts.disks(world));
    static final FaultKind FULL_DISK = new FaultKind(
            "full disk",
            (world, fault) -> world.sentinel(fault.one()).disk().full(true),
            (world, fault) -> Restarts.disks(world));
    static final FaultKind CRASH_BETWEEN_WRITE_AND_REPORT = new FaultKind(
            "crash between write and report",
            (world, fault) -> {
                SentinelProcess sentinel = world.sentinel(fault.one());
                sentinel.disk().onNextWrite(() -> sentinel.kill(World.dying(fault)));
            },
            (world, fault) -> Restarts.sentinels(world));
    static final FaultKind CLOCK_DRIFTS = new FaultKind(
            "clock drifts",
            (world, fault) -> world.sentinel(fault.one()).clockDrifts(fault.amount() % 20_000 - 10_000),
            (world, fault) -> world.sentinel(fault.one()).clockDrifts(0));
    static final FaultKind WALL_CLOCK_JUMPS = new FaultKind(
            "wall clock jumps",
            (world, fault) -> world.sentinel(fault.one()).wallClockJumps(fault.amount() % 100_000 - 50_000),
            (world, fault) -> {});

    static final FaultKind HOOK_VETOES = mood("hook vetoes", HookMood.VETOES);
    static final FaultKind HOOK_IS_LATE = mood("hook is late", HookMood.LATE);
    static final FaultKind HOOK_IS_SILENT = mood("hook is silent", HookMood.SILENT);
    static final FaultKind HOOK_IS_BROKEN = mood("hook is broken", HookMood.BROKEN);

    private static FaultKind mood(String name, HookMood mood) {
        return new FaultKind(
                name,
                (world, fault) -> world.hook(fault.one(), mood),
                (world, fault) -> world.hook(fault.one(), HookMood.WILLING));
    }

    private SentinelFault() {}
}
