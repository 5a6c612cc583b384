package io.vedette.resp.info;

import io.vedette.resp.server.ServerClock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Which process this is. */
public final class ServerSection implements InfoSection {
    private static final long MS_PER_DAY = 86_400_000;
    private static final long LRU_CLOCK_BITS = (1 << 24) - 1;

    private final RunIdentity identity;
    private final String mode;
    private final int port;
    private final Optional<Path> configFile;
    private final String supervisor;
    private final ServerClock clock;
    private final LongSupplier hz;
    private final long startedMs;
    private final String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
            + System.getProperty("os.arch");
    private final String executable =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final String jvmVersion = System.getProperty("java.vm.version");

    /**
     * @param mode {@code standalone} or {@code sentinel}
     * @param supervisor who is told how far the process is
     * @param hz how often a second it does what nobody asks for
     */
    public ServerSection(
            RunIdentity identity,
            String mode,
            int port,
            Optional<Path> configFile,
            String supervisor,
            ServerClock clock,
            LongSupplier hz) {
        this.identity = identity;
        this.mode = mode;
        this.port = port;
        this.configFile = configFile;
        this.supervisor = supervisor;
        this.clock = clock;
        this.hz = hz;
        this.startedMs = clock.monotonicMs();
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public String title() {
        return "Server";
    }

    @Override
    public void write(InfoFields fields) {
        long uptimeMs = clock.monotonicMs() - startedMs;
        fields.put("redis_version", RunIdentity.REDIS_VERSION)
                .put("redis_git_sha1", "00000000")
                .put("redis_git_dirty", 0)
                .put("redis_build_id", "0")
                .put("redis_mode", mode)
                .put("server_name", "vedette")
                .put("server_mode", mode)
                .put("os", system)
                .put("arch_bits", 64)
                .put("monotonic_clock", "System.nanoTime")
                .put("multiplexing_api", "netty")
                .put("process_id", ProcessHandle.current().pid())
                .put("process_supervised", supervisor)
                .put("run_id", identity.runId())
                .put("tcp_port", port)
                .put("server_time_usec", clock.wallMs() * 1000)
                .put("uptime_in_seconds", uptimeMs / 1000)
                .put("uptime_in_days", uptimeMs / MS_PER_DAY)
                .put("hz", hz.getAsLong())
                .put("configured_hz", hz.getAsLong())
                .put("lru_clock", clock.wallMs() / 1000 & LRU_CLOCK_BITS)
                .put("executable", executable)
                .put("config_file", configFile.map(Path::toString).orElse(""))
                .put("io_threads_active", 0)
                .put("jvm_version", jvmVersion);
    }
}
