package io.vedette.resp.info;

import io.vedette.resp.process.ProcFile;
import java.time.Duration;
import java.util.Optional;

/**
 * Processor time of this process, of those it waited for, and of the thread that serves, which is the one that asks. Where the system
 * has no file for that, the JVM tells one sum, which stands where Redis puts the user's share.
 */
public final class CpuSection implements InfoSection {
    /** Of a tick of the clock by which Linux tells such times, on every machine there is. */
    private static final double SECONDS_PER_TICK = 0.01;

    /** Words of the file behind the name of the program, which stands in brackets and may hold anything. */
    private static final int USER = 12;

    private static final int SYSTEM = 13;
    private static final int USER_OF_CHILDREN = 14;
    private static final int SYSTEM_OF_CHILDREN = 15;

    private final ProcFile file = new ProcFile("/proc/self/stat");
    private final ProcFile serving = new ProcFile("/proc/thread-self/stat");

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String title() {
        return "CPU";
    }

    @Override
    public void write(InfoFields fields) {
        Optional<String> told = file.read();
        if (told.isPresent()) {
            String text = told.get();
            put(
                    fields,
                    seconds(text, SYSTEM),
                    seconds(text, USER),
                    seconds(text, SYSTEM_OF_CHILDREN),
                    seconds(text, USER_OF_CHILDREN));
        } else {
            Duration total = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            put(fields, 0, total.toNanos() / 1e9, 0, 0);
        }
        serving.read()
                .ifPresent(text -> fields.put("used_cpu_sys_main_thread", Decimal.of(seconds(text, SYSTEM), 6))
                        .put("used_cpu_user_main_thread", Decimal.of(seconds(text, USER), 6)));
    }

    private static void put(InfoFields fields, double system, double user, double childrenSystem, double childrenUser) {
        fields.put("used_cpu_sys", Decimal.of(system, 6))
                .put("used_cpu_user", Decimal.of(user, 6))
                .put("used_cpu_sys_children", Decimal.of(childrenSystem, 6))
                .put("used_cpu_user_children", Decimal.of(childrenUser, 6));
    }

    private static double seconds(String stat, int word) {
        return ProcFile.number(stat, ProcFile.word(stat, stat.lastIndexOf(')'), word)) * SECONDS_PER_TICK;
    }
}
