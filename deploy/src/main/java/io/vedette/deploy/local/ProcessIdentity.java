package io.vedette.deploy.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process by its id and the moment it started. The id alone may belong to a stranger by the time it is used: whatever
 * ends processes must ask for both.
 */
public record ProcessIdentity(long pid, Instant started) {
    /** The system counts a start from boot and the clock's idea of boot may move by a second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /** The process, while it runs; empty once it has ended, whoever has its id now. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startOf(process), started).abs().compareTo(TOLERANCE) <= 0);
    }

    /** Where the system does not tell, the beginning of time: it matches only another that was not told. */
    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
