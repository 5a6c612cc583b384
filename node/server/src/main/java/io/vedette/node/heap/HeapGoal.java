package io.vedette.node.heap;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Optional;
import javax.management.NotificationEmitter;

/**
 * Keeps the heap near to what is alive in it. Left alone, ZGC lets garbage pile up to the largest heap it may have, a quarter of the
 * machine, and a node would hold many times what its data take. So after each collection it is told to begin the next one when the heap
 * has grown by {@link Room}; when that comes too late, under a sudden load, the heap grows beyond it rather than that anybody waits.
 * While data are being read there is no goal but the largest heap: collecting would move again and again what has just come.
 */
public final class HeapGoal implements Filling {
    private static final String FLAG = "SoftMaxHeapSize";

    private final HotSpotDiagnosticMXBean machine;
    private final List<MemoryPoolMXBean> pools;
    private final Room room;
    private long bytes;
    private int fillings;

    private HeapGoal(HotSpotDiagnosticMXBean machine, List<MemoryPoolMXBean> pools, Room room) {
        this.machine = machine;
        this.pools = pools;
        this.room = room;
    }

    /** Begins, unless the collector takes no goal or the operator has set one. */
    public static Optional<HeapGoal> begin() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        boolean zgc = !pools.isEmpty()
                && pools.stream().allMatch(pool -> pool.getName().startsWith("Z"));
        if (machine == null || !zgc || isSetByOperator(machine.getVMOption(FLAG).getOrigin())) {
            return Optional.empty();
        }
        HeapGoal goal =
                new HeapGoal(machine, pools, new Room(Runtime.getRuntime().maxMemory()));
        goal.set();
        goal.listen();
        return Optional.of(goal);
    }

    private static boolean isSetByOperator(VMOption.Origin origin) {
        return origin != VMOption.Origin.DEFAULT && origin != VMOption.Origin.ERGONOMIC;
    }

    private void listen() {
        ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .forEach(collector -> collector.addNotificationListener((ended, none) -> set(), null, null));
    }

    @Override
    public synchronized void begins() {
        fillings++;
        set();
    }

    @Override
    public synchronized void ends() {
        fillings--;
        set();
    }

    /** From what the last collections left. */
    private synchronized void set() {
        long alive = 0;
        for (MemoryPoolMXBean pool : pools) {
            alive += pool.getCollectionUsage().getUsed();
        }
        long goal = fillings == 0 ? room.above(alive) : room.mostBytes();
        if (room.isWorthTelling(bytes, goal)) {
            machine.setVMOption(FLAG, Long.toString(goal));
            bytes = goal;
        }
    }

    /** When the next collection is to begin, in bytes in use. */
    public synchronized long bytes() {
        return bytes;
    }
}
