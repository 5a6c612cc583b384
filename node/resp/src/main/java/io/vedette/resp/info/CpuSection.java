package io.vedette.resp.info;

import java.time.Duration;
import java.util.Locale;

/** Processor time of this process. The JVM tells it as one sum, which stands where Redis puts the user's share. */
public final class CpuSection implements InfoSection {
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
        Duration total = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        fields.put("used_cpu_sys", seconds(Duration.ZERO))
                .put("used_cpu_user", seconds(total))
                .put("used_cpu_sys_children", seconds(Duration.ZERO))
                .put("used_cpu_user_children", seconds(Duration.ZERO));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
    }
}
