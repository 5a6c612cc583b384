package io.vedette.resp.process;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the process id for as long as the process runs. As in Redis, not being able to write it is no reason to stop. */
final class PidFile {
    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);

    private final Optional<Path> file;

    private PidFile(Optional<Path> file) {
        this.file = file;
    }

    /** Where {@code pidfile} names none there is none. */
    static PidFile write(Configuration configuration, WorkingFolder folder) {
        String name = configuration.get(ProcessParameters.PIDFILE);
        if (name.isEmpty()) {
            return new PidFile(Optional.empty());
        }
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
            return new PidFile(Optional.of(file));
        } catch (IOException e) {
            LOG.warn("Failed to write PID file: {}", e.toString());
            return new PidFile(Optional.empty());
        }
    }

    void remove() {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            LOG.warn("Failed to remove PID file: {}", e.toString());
        }
    }
}
